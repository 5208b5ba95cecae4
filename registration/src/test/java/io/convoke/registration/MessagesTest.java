package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void bothLanguagesHaveTheSameMessages() throws IOException {
        var english = read("/ValidationMessages.properties");
        var russian = read("/ValidationMessages_ru.properties");
        assertThat(russian.keySet()).isEqualTo(english.keySet());
        assertThat(russian.values())
                .allSatisfy(text -> assertThat((String) text).containsPattern("[а-я]"));
    }

    private static Properties read(String name) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(MessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
