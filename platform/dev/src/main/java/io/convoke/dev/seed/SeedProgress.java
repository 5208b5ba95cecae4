package io.convoke.dev.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What of the demo data is in, noted after each step, so that an interrupted seeding goes on where it ended. */
final class SeedProgress {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPLETE = "complete";
    private static final String BEGAN = "began";

    private final Path file;
    private final Map<String, String> done;

    private SeedProgress(Path file, Map<String, String> done) {
        this.file = file;
        this.done = done;
    }

    static SeedProgress read(Path file) {
        try {
            var done = new TreeMap<String, String>();
            if (Files.exists(file)) {
                JSON.readTree(file.toFile())
                        .properties()
                        .forEach(step -> done.put(step.getKey(), step.getValue().asText()));
            }
            return new SeedProgress(file, done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isComplete() {
        return done.containsKey(COMPLETE);
    }

    void complete() {
        note(COMPLETE, "yes");
    }

    /** The instant to which all the dates are relative: when seeding first began. */
    Instant began(Instant now) {
        if (!done.containsKey(BEGAN)) {
            note(BEGAN, now.toString());
        }
        return Instant.parse(done.get(BEGAN));
    }

    boolean isDone(String step) {
        return done.containsKey(step);
    }

    /** What was noted with a step that is done. */
    String result(String step) {
        return done.get(step);
    }

    void note(String step, String result) {
        done.put(step, result);
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(done) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
