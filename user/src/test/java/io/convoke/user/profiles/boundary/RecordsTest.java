package io.convoke.user.profiles.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of what auth publishes about accounts are understood. */
class RecordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"registered", "email-verified"})
    void accountsAreRead(String type) {
        var sample = Contracts.sample("accounts", type);
        var account = Json.read(sample.toString(), AccountRecord.class);
        assertThat(account.userId()).hasToString(sample.get("userId").asText());
        assertThat(account.username()).isEqualTo(sample.get("username").asText());
        assertThat(account.email()).isEqualTo(sample.get("email").asText());
        assertThat(account.locale()).isEqualTo(sample.get("locale").asText());
        assertThat(account.createdAt().map(Instant::toString).orElse(""))
                .isEqualTo(sample.path("createdAt").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "username", "email", "locale"})
    void whatAProfileBeginsWithMustBeThere(String field) {
        var sample = Contracts.sample("accounts", "registered");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), AccountRecord.class))
                .isInstanceOf(RuntimeException.class);
    }
}
