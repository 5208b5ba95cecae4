package io.convoke.dev.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A part of the platform that runs as a process of its own. All a part knows is in its directory, so a second object made
 * for the same directory, in another JVM or after a crash of the first, speaks of the same process.
 */
public interface Part {

    /** The name that people see: {@code postgresql}, {@code kafka}, {@code mail}, the name of a server. */
    String name();

    /** Where it is reached, for people: {@code 127.0.0.1:5432} or a URL. */
    String address();

    /** Starts the process unless it runs, without waiting until it is ready. Throws {@link PartFailure}. */
    void launch();

    /** Waits until the part answers; throws {@link PartFailure} when it ends first or the patience does. */
    void awaitReady(Duration patience);

    /** Whether the part answers what it is for, asked now; bounded by a few seconds. */
    boolean ready();

    /** Asks the process to end and waits; kills it when it does not. Nothing happens when it does not run. */
    void stop();

    /** The process behind this part, for its pid, its memory, and for hurting it in tests. */
    ManagedProcess process();

    default boolean running() {
        return process().identity().isPresent();
    }

    default Optional<Long> pid() {
        return process().identity().map(ProcessIdentity::pid);
    }

    default Path log() {
        return process().log();
    }

    /** Launches and waits. */
    default void start(Duration patience) {
        launch();
        awaitReady(patience);
    }

    /** kill -9, as a crash would: nothing is flushed and nothing is cleaned up. */
    default void kill9() {
        process().kill();
    }
}
