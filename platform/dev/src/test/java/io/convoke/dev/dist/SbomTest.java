package io.convoke.dev.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.dev.parts.PartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    private static final String WHOLE = """
            {"bomFormat": "CycloneDX", "serialNumber": "urn:uuid:1", "metadata": {"component": {"name": "convoke"}},
             "components": [
               {"group": "io.convoke", "name": "auth", "bom-ref": "auth"},
               {"group": "io.convoke", "name": "media", "bom-ref": "media"},
               {"group": "io.convoke", "name": "common", "bom-ref": "common"},
               {"group": "io.convoke", "name": "liberty-config", "bom-ref": "stack"},
               {"group": "a", "name": "hibernate", "bom-ref": "hibernate"},
               {"group": "a", "name": "logging", "bom-ref": "logging"},
               {"group": "a", "name": "s3", "bom-ref": "s3"}],
             "dependencies": [
               {"ref": "auth", "dependsOn": ["common"]},
               {"ref": "media", "dependsOn": ["common", "s3"]},
               {"ref": "common", "dependsOn": ["logging"]},
               {"ref": "stack", "dependsOn": ["hibernate"]},
               {"ref": "hibernate", "dependsOn": ["logging"]},
               {"ref": "logging"}, {"ref": "s3"}]}
            """;

    @TempDir
    Path directory;

    @Test
    void aServerHasWhatItsServicesAndTheSharedLibraryConsistOfAndLiberty() throws IOException {
        var part = part("auth");
        assertThat(names(part.path("components")))
                .containsExactly("auth", "common", "liberty-config", "hibernate", "logging", "openliberty-runtime");
        assertThat(part.path("dependencies").findValuesAsText("ref"))
                .containsExactly("auth", "common", "stack", "hibernate", "logging", "pkg:generic/convoke-auth@2.0");
        assertThat(part.at("/metadata/component/name").asText()).isEqualTo("convoke-auth");
        assertThat(part.path("serialNumber").asText()).startsWith("urn:uuid:").isNotEqualTo("urn:uuid:1");
    }

    @Test
    void whatOnlyAnotherServiceNeedsIsNotInIt() throws IOException {
        assertThat(names(part("media").path("components")))
                .contains("media", "s3")
                .doesNotContain("auth");
    }

    @Test
    void aServiceThatTheBuildDoesNotListIsAMistake() {
        assertThatThrownBy(() -> part("chat")).hasMessageContaining("chat");
    }

    @Test
    void aBuildThatMadeNoneIsToldHow() {
        assertThatThrownBy(() -> Sbom.read(directory.resolve("convoke-sbom.json"), "26"))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("-Dcyclonedx.skip=false");
    }

    private static ObjectNode part(String service) throws IOException {
        return new Sbom((ObjectNode) new ObjectMapper().readTree(WHOLE), "26.0.0.5")
                .part("convoke-" + service, "2.0", List.of(service));
    }

    private static List<String> names(JsonNode components) {
        return components.findValuesAsText("name");
    }
}
