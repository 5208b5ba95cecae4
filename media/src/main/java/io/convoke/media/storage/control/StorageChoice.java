package io.convoke.media.storage.control;

import io.convoke.common.configuration.ConfigurationCheck;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the store that the configuration names; a mistake in it is named and keeps the service from beginning to work. */
@ApplicationScoped
public class StorageChoice {
    private static final String ACCESS_KEY = "convoke.media.s3.access-key";
    private static final String SECRET_KEY = "convoke.media.s3.secret-key";

    /** {@code directory} or {@code s3}. */
    @Inject
    @ConfigProperty(name = "convoke.media.storage", defaultValue = "directory")
    String kind;

    /** Where files are received and worked on, and kept unless they are in S3. */
    @Inject
    @ConfigProperty(name = "convoke.media.directory")
    String directory;

    /** A store that is not Amazon's. */
    @Inject
    @ConfigProperty(name = "convoke.media.s3.endpoint")
    Optional<URI> endpoint;

    @Inject
    @ConfigProperty(name = "convoke.media.s3.region", defaultValue = "us-east-1")
    String region;

    /** Has to be there already. */
    @Inject
    @ConfigProperty(name = "convoke.media.s3.bucket", defaultValue = "convoke-media")
    String bucket;

    /** Whether the bucket stands in the path: what most stores but Amazon's want. */
    @Inject
    @ConfigProperty(name = "convoke.media.s3.path-style", defaultValue = "true")
    boolean pathStyle;

    /** A secret. */
    @Inject
    @ConfigProperty(name = "convoke.media.s3.access-key")
    Optional<String> accessKey;

    /** A secret. */
    @Inject
    @ConfigProperty(name = "convoke.media.s3.secret-key")
    Optional<String> secretKey;

    @Inject
    ConfigurationCheck configuration;

    private Optional<MediaStorage> storage = Optional.empty();

    void start(@Observes Startup event) {
        // made here rather than at the first upload
    }

    @PostConstruct
    void choose() {
        storage = switch (kind) {
            case "directory" -> inDirectory();
            case "s3" -> Optional.of(new S3Storage(new S3Settings(endpoint, region, bucket, pathStyle, keys())));
            default -> throw new IllegalStateException("no kind of store is called " + kind);
        };
    }

    private Optional<MediaStorage> inDirectory() {
        try {
            return Optional.of(new DirectoryStorage(Path.of(directory, "files")));
        } catch (IOException e) {
            configuration.report(ScratchFiles.DIRECTORY, ScratchFiles.unusable(directory, e));
            return Optional.empty(); // nobody asks for it, for the service does not begin to work
        }
    }

    private Optional<S3Settings.Keys> keys() {
        if (accessKey.isPresent() != secretKey.isPresent()) {
            configuration.report(ACCESS_KEY, "and " + SECRET_KEY + " need each other, and one of them is not there");
            return Optional.empty();
        }
        return accessKey.map(access -> new S3Settings.Keys(access, secretKey.orElseThrow()));
    }

    @Produces
    @ApplicationScoped
    MediaStorage storage() {
        return storage.orElseThrow(() -> new IllegalStateException("There is no store"));
    }

    @PreDestroy
    void stop() {
        if (storage.orElse(null) instanceof S3Storage s3) {
            s3.close();
        }
    }
}
