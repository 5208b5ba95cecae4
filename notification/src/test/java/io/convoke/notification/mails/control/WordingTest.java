package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.notifications.entity.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = Samples.wording();

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(wording.keys("ru")).isEqualTo(wording.keys("en"));
    }

    @Test
    void everyKindHasItsTexts() {
        for (var kind : Kind.values()) {
            assertThat(wording.keys("en"))
                    .contains(kind.label() + ".subject", kind.label() + ".heading", kind.label() + ".text");
        }
    }

    @Test
    void bothLanguagesUseTheSameValues() {
        var values =
                Map.of("username", "<ann>", "name", "<event>", "brief", "<brief>", "until", "<until>", "at", "<at>");
        for (var key : wording.keys("en")) {
            var english = wording.text(java.util.Locale.ENGLISH, key, values);
            var russian = wording.text(java.util.Locale.forLanguageTag("ru"), key, values);
            for (var value : values.values()) {
                assertThat(russian.contains(value)).as(key + " and " + value).isEqualTo(english.contains(value));
            }
        }
    }
}
