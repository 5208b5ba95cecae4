package io.convoke.notification.quotes.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What chat and reviews promise to publish can be read. */
class ContractsTest {
    @Test
    void messages() {
        var posted = chat("message-posted");
        assertThat(posted.mentions()).hasSize(1);
        assertThat(posted.quote(Instant.EPOCH).words()).isEqualTo("See you at the door, @boris");
        assertThat(posted.quote(Instant.EPOCH).authorName()).isEqualTo("ann");
        var edited = chat("message-changed");
        assertThat(edited.isDeleted()).isFalse();
        assertThat(edited.messageId()).isEqualTo(posted.messageId());
        assertThat(edited.quote(Instant.EPOCH).words()).contains("@carl");
    }

    @Test
    void aDeletedMessageHasNoWords() {
        var sample = Contracts.sample("chat", "message-changed").put("change", "deleted");
        sample.remove("message");
        Contracts.check("chat", "message-changed", sample);
        assertThat(Json.read(sample.toString(), ChatEvent.class).isDeleted()).isTrue();
    }

    @Test
    void reviews() {
        var posted = review("posted");
        assertThat(posted.quote(Instant.EPOCH).rating()).contains(5);
        assertThat(posted.quote(Instant.EPOCH).words()).isEqualTo("Good talks, good coffee");
        assertThat(posted.organiserId()).isNotNull();
        assertThat(review("changed").isHidden()).isFalse();
        assertThat(review("changed").stars()).contains(5);
        assertThat(review("removed").reviewId()).isEqualTo(posted.reviewId());
    }

    private static ChatEvent chat(String type) {
        return Json.read(Contracts.sample("chat", type).toString(), ChatEvent.class);
    }

    private static ReviewEvent review(String type) {
        return Json.read(Contracts.sample("reviews", type).toString(), ReviewEvent.class);
    }
}
