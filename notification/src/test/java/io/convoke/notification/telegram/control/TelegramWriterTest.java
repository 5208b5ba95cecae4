package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.mails.control.MailText;
import io.convoke.notification.mails.control.Samples;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramWriterTest {
    @Test
    void aConfirmationHasNoAttachmentButALinkToTheCalendar() {
        var written = Samples.writer()
                .ofEvent(
                        Samples.notification(Kind.REGISTRATION_CONFIRMED, Map.of("type", Channel.TELEGRAM)),
                        Samples.recipient("ann", "en"),
                        Samples.event(),
                        true);
        assertThat(TelegramWriter.write(written.text())).isEqualTo("""
                <b>You have a seat: Java Meetup</b>

                You are registered for &quot;Java Meetup&quot;.

                <b>When:</b> Sat 27 March 2027, 19:00–21:00 (Europe/Moscow, UTC+3)
                <b>Where:</b> Tverskaya 1, hall; 2, Moscow
                <b>Online:</b> <a href="https://meet.example.org/java">https://meet.example.org/java</a>
                <b>Organiser:</b> olga

                <a href="https://convoke.example/api/v1/events/%s/calendar.ics">Add to my calendar</a>

                <i>Can't make it after all? Please cancel your registration, so that somebody else gets the seat.</i>""".formatted(Samples.EVENT));
        assertThat(written.shown()).doesNotContain("unsubscribe", "attach");
    }

    @Test
    void whatPeopleEnteredIsEscaped() {
        var html = TelegramWriter.write(text("<b>R&D</b>", List.of("a < b && c > d", "</i><a href=\"x\">"), List.of()));
        assertThat(html)
                .isEqualTo("<b>&lt;b&gt;R&amp;D&lt;/b&gt;</b>\n\na &lt; b &amp;&amp; c &gt; d\n\n"
                        + "&lt;/i&gt;&lt;a href=&quot;x&quot;&gt;");
    }

    @Test
    void aLongTextLosesItsEndAndKeepsWhenAndWhere() {
        var fact = new MailText.Fact("When", "tomorrow", Optional.empty());
        var html = TelegramWriter.write(text("S", List.of("x".repeat(5_000)), List.of(fact)));
        assertThat(html).contains("xxx…", "<b>When:</b> tomorrow");
        assertThat(seen(html)).hasSizeLessThanOrEqualTo(4_096).hasSizeGreaterThan(4_000);
    }

    @Test
    void noCharacterIsCutInHalfAndNothingIsTooLong() {
        var facts = List.of(new MailText.Fact("Where", "w".repeat(3_900), Optional.empty()));
        for (var length = 2_040; length < 2_060; length++) {
            var html =
                    TelegramWriter.write(text("S", List.of("x".repeat(length % 7) + "🎉".repeat(length)), List.of()));
            assertThat(seen(html)).hasSizeLessThanOrEqualTo(4_096);
            assertThat(html.chars()
                            .filter(c -> Character.isHighSurrogate((char) c))
                            .count())
                    .isEqualTo(html.chars()
                            .filter(c -> Character.isLowSurrogate((char) c))
                            .count());
            assertThat(seen(TelegramWriter.write(text("S", List.of("x".repeat(length)), facts))))
                    .hasSizeLessThanOrEqualTo(4_096);
        }
    }

    private static MailText text(String subject, List<String> paragraphs, List<MailText.Fact> facts) {
        return new MailText(
                Locale.ENGLISH,
                subject,
                "Hello",
                paragraphs,
                facts,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static String seen(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
