package io.convoke.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A service's OpenAPI document as the build generated it, {@code target/openapi/openapi.yaml}, beside the committed one,
 * {@code docs/api/<service>.yaml}, which is the contract.
 */
public final class OpenApiDocument {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String service;
    private final Path generated;
    private final Path committed;

    private OpenApiDocument(String service) {
        this.service = service;
        var root = root();
        this.generated = root.resolve(service).resolve("target/openapi/openapi.yaml");
        this.committed = root.resolve("docs/api").resolve(service + ".yaml");
    }

    /** The document of a service, by the name of its module. */
    public static OpenApiDocument of(String service) {
        return new OpenApiDocument(service);
    }

    /**
     * The contract only changes on purpose: with {@code -Dconvoke.openapi.update} the committed document is rewritten, so
     * that the change is seen in the review.
     */
    public OpenApiDocument assertUnchanged() {
        if (System.getProperty("convoke.openapi.update") != null) {
            update();
        }
        assertThat(committed)
                .as("the committed document; -Dconvoke.openapi.update writes it")
                .exists();
        assertThat(DocumentChanges.between(read(committed), read(generated)))
                .as(
                        "the API of %s has changed; if that is meant: mvn -pl %s test -Dconvoke.openapi.update",
                        service, service)
                .isEmpty();
        return this;
    }

    /** Every operation has an id, a summary, a tag, answers and examples; parameters say what they are. */
    public OpenApiDocument assertComplete() {
        assertThat(gaps()).as("gaps in the document of %s", service).isEmpty();
        return this;
    }

    /** What is missing, each as one sentence with the place. */
    public List<String> gaps() {
        return new DocumentGaps(read(generated)).find();
    }

    private void update() {
        try {
            Files.createDirectories(committed.getParent());
            Files.copy(generated, committed, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": has the build generated it?", e);
        }
    }

    private static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException(
                    "not inside the project: " + Path.of("").toAbsolutePath());
        }
        return directory;
    }
}
