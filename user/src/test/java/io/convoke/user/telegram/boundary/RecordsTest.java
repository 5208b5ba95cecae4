package io.convoke.user.telegram.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import io.convoke.user.preferences.entity.Channel;
import io.convoke.user.preferences.entity.MessageKind;
import io.convoke.user.preferences.entity.SwitchedOff;
import org.junit.jupiter.api.Test;

/** The samples of what notification publishes are understood. */
class RecordsTest {
    @Test
    void codesAreRead() {
        var sample = Contracts.sample("notifications", "telegram-code-received");
        var code = Json.read(sample.toString(), CodeRecord.class);
        assertThat(code.codeHash()).isEqualTo(sample.get("codeHash").asText());
        assertThat(code.chatId()).isEqualTo(sample.get("chatId").asLong());
        assertThat(code.at()).hasToString(sample.get("at").asText());
    }

    @Test
    void whoBlockedTheBotIsRead() {
        var sample = Contracts.sample("notifications", "telegram-blocked");
        var blocked = Json.read(sample.toString(), BlockedRecord.class);
        assertThat(blocked.userId()).hasToString(sample.get("userId").asText());
        assertThat(blocked.chatId()).isEqualTo(sample.get("chatId").asLong());
    }

    @Test
    void whatIsNoLongerWantedIsRead() {
        var sample = Contracts.sample("notifications", "unsubscribed");
        var unsubscribed = Json.read(sample.toString(), UnsubscribedRecord.class);
        assertThat(unsubscribed.userId()).hasToString(sample.get("userId").asText());
        assertThat(unsubscribed.message()).isEqualTo(new SwitchedOff(Channel.EMAIL, MessageKind.EVENT_REMINDER));
    }

    @Test
    void aKindThatThereIsNotIsRefused() {
        var sample = Contracts.sample("notifications", "unsubscribed").put("kind", "horoscope");
        var unsubscribed = Json.read(sample.toString(), UnsubscribedRecord.class);
        assertThatThrownBy(unsubscribed::message).hasMessageContaining("horoscope");
    }
}
