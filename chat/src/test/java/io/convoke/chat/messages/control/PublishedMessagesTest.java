package io.convoke.chat.messages.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.chat.moderation.control.ModeratorActed;
import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.api.Test;

/** What the chat publishes it reads itself, in every instance: the samples go through its records unchanged. */
class PublishedMessagesTest {
    @Test
    void samplesAreReadAndWrittenAsTheyStand() {
        assertSame("message-posted", MessagePosted.class);
        assertSame("message-changed", MessageChanged.class);
        assertSame("moderation", ModeratorActed.class);
    }

    private static void assertSame(String type, Class<?> record) {
        var sample = Contracts.sample("chat", type);
        Contracts.check("chat", type, sample);
        assertThat(Json.tree(Json.write(Json.read(sample.toString(), record)))).isEqualTo(sample);
    }
}
