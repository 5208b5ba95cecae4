package io.convoke.media.storage.control;

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

/** Makes the store that the configuration names; a mistake in it stops the start and is named. */
@ApplicationScoped
public class StorageChoice {
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

    private MediaStorage storage;

    void start(@Observes Startup event) {
        // made here rather than at the first upload
    }

    @PostConstruct
    void choose() {
        storage = switch (kind) {
            case "directory" -> inDirectory();
            case "s3" -> new S3Storage(new S3Settings(endpoint, region, bucket, pathStyle, keys()));
            default ->
                throw new IllegalArgumentException(
                        "convoke.media.storage is '" + kind + "'; it can be 'directory' or 's3'");
        };
    }

    private MediaStorage inDirectory() {
        try {
            return new DirectoryStorage(Path.of(directory, "files"));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "convoke.media.directory '" + directory + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private Optional<S3Settings.Keys> keys() {
        if (accessKey.isPresent() != secretKey.isPresent()) {
            throw new IllegalArgumentException(
                    "convoke.media.s3.access-key and convoke.media.s3.secret-key need each other");
        }
        return accessKey.map(access -> new S3Settings.Keys(access, secretKey.orElseThrow()));
    }

    @Produces
    @ApplicationScoped
    MediaStorage storage() {
        return storage;
    }

    @PreDestroy
    void stop() {
        if (storage instanceof S3Storage s3) {
            s3.close();
        }
    }
}
