package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.notifications.entity.Kind;
import java.util.HashMap;
import java.util.List;
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
    void everyKindThatCanBeSwitchedOffHasAName() {
        for (var kind : Kind.values()) {
            assertThat(wording.keys("en").contains("kind." + kind.label()))
                    .as(kind.label())
                    .isNotEqualTo(kind.isMandatory());
        }
    }

    @Test
    void bothLanguagesUseTheSameValues() {
        var values = new HashMap<String, String>();
        for (var name : List.of(
                "username",
                "name",
                "brief",
                "until",
                "at",
                "what",
                "subject",
                "message",
                "author",
                "words",
                "rating")) {
            values.put(name, "<" + name + ">");
        }
        for (var key : wording.keys("en")) {
            var english = wording.text(java.util.Locale.ENGLISH, key, values);
            var russian = wording.text(java.util.Locale.forLanguageTag("ru"), key, values);
            for (var value : values.values()) {
                assertThat(russian.contains(value)).as(key + " and " + value).isEqualTo(english.contains(value));
            }
        }
    }
}
