package io.convoke.testkit;

import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.PartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test needs and a user's machine may lack. */
public final class Needed {
    private Needed() {}

    /** Whether nothing may be skipped. */
    public static boolean everything() {
        return Boolean.parseBoolean(System.getenv("CI"));
    }

    /**
     * Skips the test and says why, since the build's own report counts skipped tests without a word; in CI the test fails.
     *
     * @param what is not there, and where it was looked for or comes from
     * @return never
     */
    public static <T> T missing(String what) {
        if (everything()) {
            throw new AssertionError(what);
        }
        System.err.println("Skipped: " + what);
        return Assumptions.abort("Skipped: " + what);
    }

    /** The gateway's program, from the PATH or its Debian package. */
    public static NginxProgram nginx() {
        try {
            return NginxProgram.locate(Path.of(System.getProperty("java.io.tmpdir"), "convoke-test-tools"));
        } catch (PartFailure absent) {
            return missing(absent.getMessage());
        }
    }
}
