package io.convoke.dev.cli;

import io.convoke.dev.local.Launcher;
import io.convoke.dev.local.Lock;
import io.convoke.dev.local.Place;
import io.convoke.dev.local.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Back to the state of a fresh clone, but for what was built and fetched. */
@Command(name = "reset", description = "Stops everything and deletes all data.")
final class ResetCommand implements Callable<Integer> {
    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var place = Place.ofThisRun();
        var terminal = Terminal.standard();
        var launcher = new Launcher(place, terminal);
        if (!yes && !confirmed()) {
            throw new Trouble("nothing was deleted");
        }
        return Lock.hold(place, "reset", () -> {
            launcher.begun().ifPresent(launcher::stop);
            launcher.deleteData();
            terminal.said("Everything in .convoke/ is gone but the fetched tools; ./convoke up starts anew.");
            return 0;
        });
    }

    private static boolean confirmed() {
        System.out.print("Delete all data, mails, keys and logins of Convoke in this working copy? [y/N] ");
        System.out.flush();
        try {
            var answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.trim().matches("(?i)y|yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
