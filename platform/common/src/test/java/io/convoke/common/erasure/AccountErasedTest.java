package io.convoke.common.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the sample of the contract as every service does. */
class AccountErasedTest {
    @Test
    void whoIsErasedIsRead() {
        var sample = Contracts.sample("accounts", "erased");
        var erased = Json.read(sample.toString(), AccountErased.class);
        assertThat(erased.userId()).hasToString(sample.get("userId").asText());
        assertThat(erased.erasureId()).hasToString(sample.get("erasureId").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "erasureId"})
    void whoAndWhichErasureMustBeThere(String field) {
        var sample = Contracts.sample("accounts", "erased");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), AccountErased.class))
                .isInstanceOf(RuntimeException.class);
    }
}
