package io.convoke.dev.cli;

import io.convoke.dev.local.Launcher;
import io.convoke.dev.local.LocalPlatform;
import io.convoke.dev.local.Lock;
import io.convoke.dev.local.Options;
import io.convoke.dev.local.Place;
import io.convoke.dev.local.SecretsBackend;
import io.convoke.dev.local.Topology;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.seed.DemoLogins;
import io.convoke.dev.seed.Seeder;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds, starts, waits, seeds, and says where everything is. */
@Command(name = "up", description = "Builds what is stale, starts everything, and waits until it is ready.")
final class UpCommand implements Callable<Integer> {
    private static final int SECONDS_TO_CLEAN_UP = 120;

    private final Terminal terminal = Terminal.standard();

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", description = "The gateway's port.")
    private int port = Options.DEFAULT_PORT;

    @Option(names = "--topology", description = "One server for all services, a server each, or none.")
    private Topology topology = Topology.ONE;

    @Option(names = "--secrets", description = "Where services read keys and passwords.")
    private SecretsBackend secrets = SecretsBackend.DIRECTORY;

    @Option(names = "--observe", description = "Starts a Prometheus that reads the metrics.")
    private boolean observe;

    @Option(names = "--public-url", description = "What links in mails begin with.")
    private String publicUrl = "";

    @Override
    public Integer call() {
        var began = System.nanoTime();
        var options = options();
        var place = Place.ofThisRun();
        var launcher = new Launcher(place, terminal);
        return Lock.hold(place, "up", () -> {
            var running = launcher.running();
            if (running.isPresent()) {
                sayThatItRuns(running.get(), options);
            } else if (options.topology() != Topology.NONE) {
                build(place);
            }
            var platform = running.orElseGet(() -> startInterruptibly(launcher, options));
            var hosts = platform.state().options().topology() != Topology.NONE;
            var seeded = !hosts || seed(place, platform);
            if (hosts) {
                describe(place, platform);
            } else {
                platform.surroundings().forEach(terminal::said);
            }
            if (running.isEmpty()) {
                terminal.said(String.format(
                        Locale.ROOT,
                        "Ready after %.0f s. Stop it with ./convoke down",
                        (System.nanoTime() - began) / 1e9));
            }
            return seeded ? 0 : Convoke.FAILED;
        });
    }

    Options options() {
        try {
            return new Options(port, topology, secrets, observe, publicUrl);
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(spec.commandLine(), mistake.getMessage(), mistake);
        }
    }

    private void sayThatItRuns(LocalPlatform platform, Options wanted) {
        terminal.said("Convoke already runs here.");
        if (!platform.state().options().equals(wanted)) {
            terminal.said("It was started with other options; ./convoke down first to change them.");
        }
    }

    /** The one place that knows what is stale is behind ./convoke build. */
    private static void build(Place place) {
        try {
            var build = new ProcessBuilder(place.root().resolve("convoke").toString(), "build")
                    .inheritIO()
                    .start();
            if (build.waitFor() != 0) {
                throw new Trouble("nothing was started");
            }
        } catch (IOException e) {
            throw new Trouble("cannot build: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    /** Ctrl-C stops what was started before this program ends. */
    private static LocalPlatform startInterruptibly(Launcher launcher, Options options) {
        var starter = Thread.currentThread();
        var ended = new CountDownLatch(1);
        var hook = new Thread(() -> {
            starter.interrupt();
            try {
                ended.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var platform = launcher.start(options);
            Runtime.getRuntime().removeShutdownHook(hook);
            return platform;
        } finally {
            ended.countDown();
        }
    }

    /** Without all of the demo data the platform is still one to work with. */
    private boolean seed(Place place, LocalPlatform platform) {
        var seeder = new Seeder(place, platform, terminal);
        if (seeder.isDone()) {
            return true;
        }
        try {
            seeder.seed();
            return true;
        } catch (Trouble trouble) {
            terminal.said("The demo data is not complete: " + trouble.getMessage());
            terminal.said("The platform runs all the same; ./convoke seed goes on with the demo data.");
            return false;
        }
    }

    private void describe(Place place, LocalPlatform platform) {
        terminal.said("");
        terminal.said(
                "Convoke is at " + platform.address() + "   (API description: " + platform.address() + "/api/docs)");
        platform.prometheus()
                .ifPresent(prometheus ->
                        terminal.said("Metrics and alerts are at " + prometheus.address() + "   (Prometheus)"));
        DemoLogins.read(place.demoLogins()).ifPresent(logins -> {
            terminal.said("Demo logins (role, username, e-mail, password; all of them in .convoke/demo-logins):");
            logins.shown().forEach(login -> terminal.said("  " + login));
        });
        terminal.said(
                "Mail that was sent: ./convoke mail [address]   Telegram: ./convoke telegram [user [text]]   Logs:"
                        + " ./convoke logs [part]");
    }
}
