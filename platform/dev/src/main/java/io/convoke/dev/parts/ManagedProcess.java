package io.convoke.dev.parts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A detached process with a state file and a log file. The process notes itself in the state file before it becomes the
 * program, so no crash of the starter leaves a process that is not known; it has a session of its own, so it outlives its
 * starter and the terminal.
 */
public final class ManagedProcess {
    private static final long LOG_LIMIT = 16L << 20;
    private static final int TAIL_LINES = 30;
    private static final int TAIL_BYTES = 128 << 10;
    private static final Duration POLL = Duration.ofMillis(50);
    /**
     * $1 is the state file, the rest is the program. exec keeps the pid, and with it the tick of the start. What the program
     * writes is for its owner only: Liberty, for one, keeps a copy of its passwords in its work area.
     */
    private static final String NOTE_AND_RUN =
            "umask 077; { read -r stat < /proc/$$/stat; read -r boot < /proc/sys/kernel/random/boot_id;"
                    + " printf '%s\\n%s\\n' \"$stat\" \"$boot\"; } > \"$1.new\" && mv \"$1.new\" \"$1\" && shift && exec \"$@\"";

    private final String name;
    private final Path state;
    private final Path log;
    /** Where the log of the process that was launched from here begins. */
    private long logBegin;

    /**
     * @param state the file that holds the process's identity while it runs
     * @param log where its standard output and error go; kept over restarts, and moved aside beyond 16 MiB
     */
    public ManagedProcess(String name, Path state, Path log) {
        this.name = name;
        this.state = state.toAbsolutePath();
        this.log = log.toAbsolutePath();
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** The file that holds the process's identity while it runs. */
    public Path state() {
        return state;
    }

    /** The live process that the state file speaks of. */
    public Optional<ProcessIdentity> identity() {
        return ProcessIdentity.read(state).filter(ProcessIdentity::alive);
    }

    /**
     * Starts the program unless it runs.
     *
     * @param environment added to this JVM's own
     * @throws PartFailure when the program cannot be started at all
     */
    public void launch(List<String> command, Path directory, Map<String, String> environment) {
        if (identity().isPresent()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.createDirectories(state.getParent());
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(state);
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            logBegin = Files.exists(log) ? Files.size(log) : 0;
            var whole = new ArrayList<>(List.of("setsid", "sh", "-c", NOTE_AND_RUN, name, state.toString()));
            whole.addAll(command);
            var builder = new ProcessBuilder(whole)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            await(() -> Files.exists(state) || !process.isAlive(), Duration.ofSeconds(20));
            if (!Files.exists(state)) {
                throw new PartFailure(name, "did not start", tail(), null);
            }
        } catch (IOException e) {
            throw new PartFailure(name, "did not start: " + e.getMessage(), tail(), e);
        }
    }

    /** Waits for the probe; throws {@link PartFailure} when the process ends first or the patience does. */
    public void awaitReady(BooleanSupplier probe, Duration patience) {
        awaitReady(probe, patience, POLL);
    }

    /** @param pause between two probes, for a probe that is work to answer */
    void awaitReady(BooleanSupplier probe, Duration patience, Duration pause) {
        var ended = new boolean[1];
        var ready = new boolean[1];
        await(
                () -> {
                    ended[0] = identity().isEmpty();
                    ready[0] = !ended[0] && probe.getAsBoolean();
                    return ready[0] || ended[0];
                },
                patience,
                pause);
        if (!ready[0]) {
            var reason = ended[0] ? "ended while starting" : "was not ready within " + patience.toSeconds() + " s";
            throw new PartFailure(name, reason, tail(), null);
        }
    }

    /**
     * Sends the signal, waits for the end, and kills the process when the grace is over.
     *
     * @param signal TERM, or INT where that means a quick and clean end
     * @return whether it ended by itself
     */
    public boolean stop(String signal, Duration grace) {
        var process = identity();
        process.ifPresent(running -> {
            running.signal(signal);
            running.signal("CONT");
        });
        var clean = process.isEmpty() || await(() -> !process.get().alive(), grace);
        if (!clean) {
            kill();
        }
        forget();
        return clean;
    }

    /** kill -9, and waits until the process is gone. */
    public void kill() {
        identity().ifPresent(running -> {
            running.signal("KILL");
            await(() -> !running.alive(), Duration.ofSeconds(20));
        });
    }

    /** Stops the process in its tracks (SIGSTOP) until {@link #resume}. */
    public void pause() {
        identity().ifPresent(running -> running.signal("STOP"));
    }

    public void resume() {
        identity().ifPresent(running -> running.signal("CONT"));
    }

    /** The last lines of the log; only those since the launch, when the process was launched from here. */
    public List<String> tail() {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var channel = Files.newByteChannel(log)) {
            var start = Math.min(channel.size(), Math.max(logBegin, channel.size() - TAIL_BYTES));
            var bytes = java.nio.ByteBuffer.allocate((int) (channel.size() - start));
            channel.position(start).read(bytes);
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + e.getMessage() + ")");
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls until the condition holds; false when the patience ends first or this thread is interrupted. */
    static boolean await(BooleanSupplier condition, Duration patience) {
        return await(condition, patience, POLL);
    }

    private static boolean await(BooleanSupplier condition, Duration patience, Duration pause) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
        }
        return true;
    }
}
