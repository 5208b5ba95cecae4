package io.convoke.dev.local;

import java.nio.file.Path;

/**
 * The working copy, and where a run keeps its things: everything is under one directory.
 *
 * @param home {@code .convoke/} of the working copy, which git ignores, unless the environment variable
 *     {@code CONVOKE_HOME} names another: then several platforms run from one working copy
 */
public record Place(Path root, Path home) {

    public Place {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** With the usual home. */
    public Place(Path root) {
        this(root, root.resolve(".convoke"));
    }

    /** The working copy that {@code ./convoke} stands in. */
    public static Place ofThisRun() {
        var root = System.getProperty("convoke.root");
        if (root == null) {
            throw new Trouble("start the launcher with ./convoke; it says where the working copy is");
        }
        var home = System.getenv("CONVOKE_HOME");
        return home == null || home.isEmpty() ? new Place(Path.of(root)) : new Place(Path.of(root), Path.of(home));
    }

    /** The present run: its state, its servers, and what they were built from. */
    public Path run() {
        return home.resolve("run");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** Programs that were fetched or unpacked, the same for all homes; {@code reset} leaves them. */
    public Path tools() {
        return root.resolve(".convoke/tools");
    }

    public Path secrets() {
        return home.resolve("secrets");
    }

    public Path data(String part) {
        return home.resolve(part);
    }

    /** The offsets of the services' clocks; files only while the demo data is put in, to tell of the past. */
    public Path clock() {
        return home.resolve("clock");
    }

    public Path demoLogins() {
        return home.resolve("demo-logins");
    }

    /** How far the demo data got. */
    public Path seeded() {
        return home.resolve("seed.json");
    }
}
