package io.convoke.common.problem;

import java.net.URI;

/**
 * A kind of error that a client can tell from others, RFC 9457. Each service lists its own in an enum; every slug is
 * described in {@code docs/problems.md} (a test compares the two).
 */
public interface ProblemType {
    /** The last part of the type's URI, in kebab case; never changes once published. */
    String slug();

    /** A short summary that is the same for every occurrence. */
    String title();

    /** The HTTP status, 400..599. */
    int status();

    /** The value of the member {@code type}. */
    default URI uri() {
        return URI.create("https://convoke.io/problems/" + slug());
    }
}
