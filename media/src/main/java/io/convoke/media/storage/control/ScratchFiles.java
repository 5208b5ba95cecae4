package io.convoke.media.storage.control;

import io.convoke.common.ids.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files that uploads are received into and worked on in; what a crash left of them is deleted when it is old. */
@ApplicationScoped
public class ScratchFiles {
    /** Where files are received and worked on, and kept unless they are in S3. */
    @Inject
    @ConfigProperty(name = "convoke.media.directory")
    String directory;

    private Path scratch;

    @PostConstruct
    void start() {
        use(Path.of(directory, "scratch"));
    }

    void use(Path place) {
        scratch = place;
        try {
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "convoke.media.directory '" + directory + "' cannot be used: " + e.getMessage(), e);
        }
    }

    /** A new empty file, beside the store's own where that is a directory, so that it can be moved there. */
    public ScratchFile create() throws IOException {
        return new ScratchFile(scratch.resolve(Ids.next().toString()));
    }

    /** Deletes what nobody has written to since this time. */
    public void deleteUntouchedSince(Instant time) throws IOException {
        try (var files = Files.list(scratch)) {
            for (var file : files.toList()) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
