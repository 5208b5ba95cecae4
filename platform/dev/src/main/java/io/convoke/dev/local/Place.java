package io.convoke.dev.local;

import java.nio.file.Path;

/** The working copy, and where a run keeps its things: everything is under {@code .convoke/}, which git ignores. */
public record Place(Path root) {

    public Place {
        root = root.toAbsolutePath().normalize();
    }

    /** The working copy that {@code ./convoke} stands in. */
    public static Place ofThisRun() {
        var root = System.getProperty("convoke.root");
        if (root == null) {
            throw new Trouble("start the launcher with ./convoke; it says where the working copy is");
        }
        return new Place(Path.of(root));
    }

    public Path home() {
        return root.resolve(".convoke");
    }

    /** The present run: its state, its servers, and what they were built from. */
    public Path run() {
        return home().resolve("run");
    }

    public Path logs() {
        return home().resolve("logs");
    }

    /** Programs that were fetched or unpacked; {@code reset} leaves them. */
    public Path tools() {
        return home().resolve("tools");
    }

    public Path secrets() {
        return home().resolve("secrets");
    }

    public Path data(String part) {
        return home().resolve(part);
    }

    /** The offsets of the services' clocks; files only while the demo data is put in, to tell of the past. */
    public Path clock() {
        return home().resolve("clock");
    }

    public Path demoLogins() {
        return home().resolve("demo-logins");
    }

    /** How far the demo data got. */
    public Path seeded() {
        return home().resolve("seed.json");
    }
}
