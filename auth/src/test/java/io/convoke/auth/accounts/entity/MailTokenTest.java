package io.convoke.auth.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.mailtokens.MailTokenPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:15:30Z");

    @Test
    void usableOnceUntilItExpires() {
        var link = link(Optional.of(UUID.randomUUID()));
        assertThat(link.isUsable(NOW.plusSeconds(3599))).isTrue();
        assertThat(link.isUsable(NOW.plusSeconds(3600))).isFalse();
        link.use(NOW);
        assertThat(link.isUsable(NOW)).isFalse();
    }

    @Test
    void nobodysLinkIsNeverUsable() {
        assertThat(link(Optional.empty()).isUsable(NOW)).isFalse();
    }

    private static MailToken link(Optional<UUID> account) {
        return new MailToken(
                UUID.randomUUID(), account, MailTokenPurpose.PASSWORD_RESET, "hash", NOW, Duration.ofHours(1));
    }
}
