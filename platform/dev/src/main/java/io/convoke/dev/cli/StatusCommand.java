package io.convoke.dev.cli;

import io.convoke.dev.local.Launcher;
import io.convoke.dev.local.LocalPlatform;
import io.convoke.dev.local.Memory;
import io.convoke.dev.local.Place;
import io.convoke.dev.parts.Part;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A line per part, asked now. */
@Command(name = "status", description = "Shows each part's state, address, pid and memory.")
final class StatusCommand implements Callable<Integer> {
    private static final String LINE = "%-14s %-10s %-28s %8s %9s";
    private static final long KILOBYTES_IN_MEGABYTE = 1024;

    private record Row(String name, String state, String address, Optional<Long> pid, long kilobytes) {

        static Row of(Part part) {
            var pid = part.pid();
            var state = pid.isEmpty() ? "stopped" : part.ready() ? "ready" : "not ready";
            return new Row(
                    part.name(),
                    state,
                    part.address(),
                    pid,
                    pid.map(Memory::kilobytes).orElse(0L));
        }

        boolean isReady() {
            return "ready".equals(state);
        }
    }

    @Override
    public Integer call() {
        var terminal = Terminal.standard();
        var platform = new Launcher(Place.ofThisRun(), terminal).begun();
        if (platform.isEmpty()) {
            terminal.said("Nothing runs here; ./convoke up starts it.");
            return Convoke.FAILED;
        }
        describe(platform.get(), terminal);
        var rows = platform.get().parts().parallelStream().map(Row::of).toList();
        print(rows, terminal);
        return rows.stream().allMatch(Row::isReady) ? 0 : Convoke.FAILED;
    }

    private static void describe(LocalPlatform platform, Terminal terminal) {
        var state = platform.state();
        if (platform.servers().isEmpty()) {
            terminal.said("What servers stand on, without servers, since " + local(state.since()));
            return;
        }
        terminal.said("Convoke at " + platform.address()
                + ", topology " + state.options().topology()
                + ", secrets from " + state.options().secrets()
                + ", links in mails to " + state.options().publicUrl(state.reachedAt())
                + ", since " + local(state.since()));
    }

    private static void print(List<Row> rows, Terminal terminal) {
        terminal.said(String.format(Locale.ROOT, LINE, "part", "state", "address", "pid", "memory"));
        for (var row : rows) {
            terminal.said(String.format(
                    Locale.ROOT,
                    LINE,
                    row.name(),
                    row.state(),
                    row.address(),
                    row.pid().map(String::valueOf).orElse("-"),
                    row.kilobytes() == 0 ? "-" : row.kilobytes() / KILOBYTES_IN_MEGABYTE + " MB"));
        }
        var total = rows.stream().mapToLong(Row::kilobytes).sum() / KILOBYTES_IN_MEGABYTE;
        terminal.said(String.format(Locale.ROOT, LINE, "", "", "", "", total + " MB"));
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
