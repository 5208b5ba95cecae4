package io.convoke.chat.messages.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See you, @boris | boris",
                "@Boris: hello | boris",
                "(@ann_b) | ann_b",
                "Привет, @иван! | иван",
            })
    void aNameIsAMention(String text, String name) {
        assertThat(Mentions.candidates(text)).containsExactly(List.of(name));
    }

    @Test
    void aDotMayEndTheNameOrTheSentence() {
        assertThat(Mentions.candidates("I mean @ann.b. And you?")).containsExactly(List.of("ann.b.", "ann.b"));
        assertThat(Mentions.candidates("@ann--")).containsExactly(List.of("ann--", "ann-", "ann"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ann@example.org", "@al", "a @ b", "@@ann", "no one"})
    void otherTextIsNone(String text) {
        assertThat(Mentions.candidates(text)).isEmpty();
    }

    @Test
    void aTextOfNothingButMentionsIsBounded() {
        var text = new StringBuilder();
        for (var index = 0; index < 1_000; index++) {
            text.append("@n").append(index).append("xx ");
        }
        assertThat(Mentions.candidates(text.toString())).hasSize(2 * Mentions.MOST);
    }
}
