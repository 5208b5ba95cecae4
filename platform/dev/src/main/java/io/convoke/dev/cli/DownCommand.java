package io.convoke.dev.cli;

import io.convoke.dev.local.Launcher;
import io.convoke.dev.local.Lock;
import io.convoke.dev.local.Place;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops what runs here; that nothing does is no mistake. */
@Command(name = "down", description = "Stops what up started; the data stays.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var place = Place.ofThisRun();
        var terminal = Terminal.standard();
        var launcher = new Launcher(place, terminal);
        return Lock.hold(place, "down", () -> {
            var platform = launcher.begun();
            platform.ifPresentOrElse(
                    begun -> {
                        launcher.stop(begun);
                        terminal.said("Stopped. The data stays in .convoke/; ./convoke up goes on with it.");
                    },
                    () -> terminal.said("Nothing runs here."));
            return 0;
        });
    }
}
