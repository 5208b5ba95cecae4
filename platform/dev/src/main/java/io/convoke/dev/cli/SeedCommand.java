package io.convoke.dev.cli;

import io.convoke.dev.local.Launcher;
import io.convoke.dev.local.Lock;
import io.convoke.dev.local.Place;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.seed.Seeder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Completes the demo data; a second time changes nothing. */
@Command(name = "seed", description = "Fills in the demo data where it is not there yet.")
final class SeedCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var place = Place.ofThisRun();
        var terminal = Terminal.standard();
        return Lock.hold(place, "seed", () -> {
            var platform = new Launcher(place, terminal)
                    .running()
                    .orElseThrow(() ->
                            new Trouble("Convoke does not run here, or not all of it is ready; ./convoke up first"));
            var seeder = new Seeder(place, platform, terminal);
            if (seeder.isDone()) {
                terminal.said("The demo data is there already; nothing was changed.");
            } else {
                seeder.seed();
            }
            return 0;
        });
    }
}
