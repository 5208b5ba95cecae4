package io.convoke.auth.erasures.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountErasureTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final AccountErasure erasure = new AccountErasure(UUID.randomUUID(), NOON, List.of("user", "chat", "user"));

    @Test
    void itIsCompleteWithTheLastReceipt() {
        assertThat(erasure.waitingFor()).containsExactly("chat", "user");
        erasure.receive("user", NOON.plusSeconds(5));
        assertThat(erasure.waitingFor()).containsExactly("chat");
        assertThat(erasure.completedAt()).isEmpty();
        erasure.receive("chat", NOON.plusSeconds(3));
        assertThat(erasure.waitingFor()).isEmpty();
        assertThat(erasure.completedAt()).contains(NOON.plusSeconds(5));
    }

    @Test
    void theFirstReceiptOfAServiceCounts() {
        erasure.receive("user", NOON.plusSeconds(1));
        erasure.receive("user", NOON.plusSeconds(9));
        assertThat(erasure.receipts())
                .containsEntry("user", NOON.plusSeconds(1))
                .hasSize(1);
    }

    @Test
    void aReceiptThatNobodyWaitsForDoesNotComplete() {
        erasure.receive("webhooks", NOON);
        assertThat(erasure.waitingFor()).hasSize(2);
        assertThat(erasure.completedAt()).isEmpty();
        assertThat(erasure.receipts()).containsOnlyKeys("webhooks");
    }
}
