package io.convoke.dev.local;

/** How far a long piece of work is, for the person who waits for it. */
public interface Progress {

    /** Something that happened; stays to be read. */
    void said(String line);

    /** What is being waited for at the moment; the next call of either kind takes its place. */
    void waiting(String line);
}
