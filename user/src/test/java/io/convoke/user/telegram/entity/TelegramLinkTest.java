package io.convoke.user.telegram.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.user.telegram.entity.TelegramLink.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TelegramLinkTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TelegramLink link = new TelegramLink(UUID.randomUUID());

    @Test
    void aCodeIsGoodForTenMinutesAndOnce() {
        var end = link.offer("hash", NOON);
        assertThat(end).isEqualTo("2026-11-20T12:10:00Z");
        assertThat(link.redeem(7, end)).isEqualTo(Outcome.EXPIRED);
        assertThat(link.linkedAt()).isEmpty();
        assertThat(link.redeem(7, end.minusMillis(1))).isEqualTo(Outcome.LINKED);
        assertThat(link.redeem(8, NOON)).isEqualTo(Outcome.USED);
        assertThat(link.isWith(7)).isTrue();
        assertThat(link.version()).isEqualTo(1);
    }

    @Test
    void anOfferLeavesTheLinkAsItIs() {
        link.offer("hash", NOON);
        link.redeem(7, NOON);
        link.offer("other", NOON.plusSeconds(60));
        assertThat(link.isWith(7)).isTrue();
        assertThat(link.redeem(8, NOON.plusSeconds(61))).isEqualTo(Outcome.LINKED);
        assertThat(link.isWith(7)).isFalse();
        assertThat(link.version()).isEqualTo(2);
    }

    @Test
    void unlinkingWhatIsNotLinkedIsNoChange() {
        link.offer("hash", NOON);
        assertThat(link.unlink()).isFalse();
        assertThat(link.version()).isZero();
        assertThat(link.isWith(0)).isFalse();
    }
}
