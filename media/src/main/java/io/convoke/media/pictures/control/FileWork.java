package io.convoke.media.pictures.control;

import java.io.IOException;

/** Work on files. */
interface FileWork<T> {
    T run() throws IOException;
}
