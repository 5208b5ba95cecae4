package io.convoke.dev.cli;

import io.convoke.dev.local.LogLine;
import io.convoke.dev.local.LogTail;
import io.convoke.dev.local.Place;
import io.convoke.dev.local.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ends of the log files in {@code .convoke/logs}, which are there after a stop too. */
@Command(name = "logs", description = "Shows the last lines of the logs.")
final class LogsCommand implements Callable<Integer> {
    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 20;
    private static final String SUFFIX = ".log";

    @Parameters(arity = "0..1", paramLabel = "part", description = "Only this part.")
    private Optional<String> part;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on as the log grows.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "lines",
            description = "How many lines.")
    private Optional<Integer> lines;

    @Override
    public Integer call() {
        var logs = logs(Place.ofThisRun().logs());
        var tails = logs.stream().map(log -> new LogTail(log)).toList();
        for (var tail : tails) {
            var shown = tail.last(lines.orElse(part.isPresent() ? LINES_OF_ONE : LINES_OF_EACH));
            if (part.isEmpty() && !shown.isEmpty()) {
                System.out.println("==> " + name(tail.file()) + " <==");
            }
            shown.stream().map(LogLine::readable).forEach(System.out::println);
        }
        while (follow) {
            for (var tail : tails) {
                var prefix = part.isPresent() ? "" : name(tail.file()) + " | ";
                tail.more().forEach(line -> System.out.println(prefix + LogLine.readable(line)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
        return 0;
    }

    private List<Path> logs(Path directory) {
        try (var files = Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
            var all = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            var wanted = all.stream()
                    .filter(file -> part.isEmpty() || name(file).equals(part.get()))
                    .toList();
            if (wanted.isEmpty()) {
                throw new Trouble(
                        all.isEmpty()
                                ? "there are no logs yet"
                                : "there is no log of " + part.get() + "; there are " + names(all));
            }
            return wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String names(List<Path> logs) {
        return logs.stream().map(LogsCommand::name).collect(Collectors.joining(", "));
    }

    private static String name(Path log) {
        var name = log.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
