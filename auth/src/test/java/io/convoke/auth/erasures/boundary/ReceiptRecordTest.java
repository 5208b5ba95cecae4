package io.convoke.auth.erasures.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the sample of the contract as the consumer does. */
class ReceiptRecordTest {
    @Test
    void aReceiptIsRead() {
        var sample = Contracts.sample("erasures", "completed");
        var receipt = Json.read(sample.toString(), ReceiptRecord.class);
        assertThat(receipt.erasureId()).hasToString(sample.get("erasureId").asText());
        assertThat(receipt.service()).isEqualTo(sample.get("service").asText());
        assertThat(receipt.at()).hasToString(sample.get("at").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"erasureId", "service", "at"})
    void whatSaysWhoHasForgottenMustBeThere(String field) {
        var sample = Contracts.sample("erasures", "completed");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), ReceiptRecord.class))
                .isInstanceOf(RuntimeException.class);
    }
}
