package io.convoke.dev.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHtmlTest {
    @Test
    void aPersonSeesTheTextWithoutItsMarks() throws Exception {
        var shown = MessageHtml.read(
                "<b>Hi &lt;you&gt; &amp; all</b>\n<a href=\"https://c.example/?a=1&amp;b=2\">here</a>");
        assertThat(shown.text()).isEqualTo("Hi <you> & all\nhere");
        assertThat(shown.links()).containsExactly("https://c.example/?a=1&b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a < b", "<script>x</script>", "<b>open", "</b>", "<b><i>crossed</b></i>", "<img src=x>"})
    void whatTheApiRefusesIsRefused(String source) {
        assertThatThrownBy(() -> MessageHtml.read(source))
                .hasMessageStartingWith("Bad Request: can't parse entities: ");
    }

    @Test
    void anUnknownEntityIsText() throws Exception {
        assertThat(MessageHtml.read("R&D &copy; 3 > 2").text()).isEqualTo("R&D &copy; 3 > 2");
    }
}
