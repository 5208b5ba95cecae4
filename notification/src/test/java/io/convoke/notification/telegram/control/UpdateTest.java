package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
    private static Optional<Update> read(String json) {
        return Update.of(Json.tree(json));
    }

    @Test
    void aMessageAsTelegramWritesIt() {
        var update = read("""
                {"update_id": 730000001, "message": {"message_id": 7, "date": 1795600000,
                 "from": {"id": 42, "is_bot": false, "first_name": "Аня", "language_code": "ru-RU"},
                 "chat": {"id": 42, "first_name": "Аня", "type": "private"}, "text": " /start abc ",
                 "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}""").orElseThrow();
        assertThat(update.id()).isEqualTo(730000001);
        assertThat(update.isPrivate()).isTrue();
        assertThat(update.chatId()).isEqualTo(42);
        assertThat(update.text()).isEqualTo("/start abc");
        assertThat(update.locale()).isEqualTo(Locale.forLanguageTag("ru"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\": 1}",
                "{\"update_id\": 1, \"message\": {\"chat\": {\"id\": -5, \"type\": \"group\"}, \"text\": \"/start x\"}}",
                "{\"update_id\": 1, \"message\": {\"text\": \"/start x\"}}",
                "{\"update_id\": 1, \"message\": {\"chat\": {\"id\": 5, \"type\": \"private\"}, \"from\": {\"is_bot\": true}}}"
            })
    void onlyPeopleInPrivateChatsAreHeard(String json) {
        assertThat(read(json).orElseThrow().isPrivate()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"update_id\": \"x\"}", "{\"update_id\": 1, \"message\": []}"})
    void whatIsNoUpdateIsNone(String json) {
        assertThat(read(json)).isEmpty();
    }
}
