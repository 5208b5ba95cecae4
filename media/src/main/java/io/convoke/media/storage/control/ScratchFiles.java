package io.convoke.media.storage.control;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.ids.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files that uploads are received into and worked on in; what a crash left of them is deleted when it is old. */
@ApplicationScoped
public class ScratchFiles {
    static final String DIRECTORY = "convoke.media.directory";

    /** Where files are received and worked on, and kept unless they are in S3. */
    @Inject
    @ConfigProperty(name = "convoke.media.directory")
    String directory;

    @Inject
    ConfigurationCheck configuration;

    /** A file's age is by the file system's clock, which need not go like ours. */
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    private Path scratch;

    void start(@Observes Startup event) {
        // made here rather than at the first upload
    }

    @PostConstruct
    void make() {
        try {
            use(Path.of(directory, "scratch"));
        } catch (UncheckedIOException e) {
            configuration.report(DIRECTORY, unusable(directory, e.getCause()));
        }
    }

    void use(Path place) {
        scratch = place;
        try {
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unusable(String directory, IOException e) {
        return "is \"" + directory + "\", where nothing can be put (" + e + ")";
    }

    /** A new empty file, beside the store's own where that is a directory, so that it can be moved there. */
    public ScratchFile create() throws IOException {
        var path = scratch.resolve(Ids.next().toString());
        inUse.add(path);
        try {
            return new ScratchFile(path, () -> inUse.remove(path));
        } catch (IOException | RuntimeException e) {
            inUse.remove(path);
            throw e;
        }
    }

    /** Deletes what nobody has written to since this time, except what this instance is working on. */
    public void deleteUntouchedSince(Instant time) throws IOException {
        try (var files = Files.list(scratch)) {
            for (var file : files.toList()) {
                if (!inUse.contains(file)
                        && Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
