package io.convoke.media.storage.control;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Says with an exception of its own when there is no room for what is written. */
final class TellingStream extends FilterOutputStream {
    TellingStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw StorageFullException.orAsIs(e);
        }
    }
}
