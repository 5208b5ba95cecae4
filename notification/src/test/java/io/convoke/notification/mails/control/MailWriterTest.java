package io.convoke.notification.mails.control;

import static io.convoke.notification.mails.control.Samples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.recipients.entity.Addressee;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailWriterTest {
    private static final String TOKEN = "dG9rZW4tb2YtNDMtY2hhcmFjdGVycy1mb3ItdGhlLXRlc3Q";

    private final MailWriter writer = Samples.writer();

    @Test
    void theVerificationMailHasLinkAndCodeAndTheListHasNeither() {
        var notification =
                notification(Kind.EMAIL_VERIFICATION, Map.of("validUntil", Instant.parse("2027-03-02T10:00:00Z")));
        var written = writer.ofAccount(notification, Samples.recipient("ann", "en"), Optional.of(TOKEN));
        assertThat(written.mail().text().lines())
                .contains(
                        "Welcome to Convoke, ann!",
                        "Confirm my address:",
                        "https://convoke.example/verify-email#token=" + TOKEN,
                        TOKEN,
                        "The link works once, until Tue 2 March 2027, 10:00 UTC.");
        assertThat(written.mail().html())
                .contains("<a href=\"https://convoke.example/verify-email#token=" + TOKEN + "\"")
                .contains("<html lang=\"en\">");
        assertThat(written.shown()).contains("Please confirm").doesNotContain(TOKEN, "#token");
        assertThat(written.mail().toString()).doesNotContain(TOKEN);
    }

    @Test
    void theResetMailSpeaksRussian() {
        var notification =
                notification(Kind.PASSWORD_RESET, Map.of("validUntil", Instant.parse("2027-03-02T10:00:00Z")));
        var mail = writer.ofAccount(notification, Samples.recipient("аня", "ru"), Optional.of(TOKEN))
                .mail();
        assertThat(mail.subject()).isEqualTo("Сброс пароля");
        assertThat(mail.text().lines())
                .contains(
                        "Здравствуйте, аня!",
                        "https://convoke.example/reset-password#token=" + TOKEN,
                        "Ссылка сработает один раз, до вт, 2 марта 2027 г., 10:00 UTC.");
        assertThat(mail.html()).contains("<html lang=\"ru\">", "Задать новый пароль");
    }

    @Test
    void theConfirmationShowsTheEventInItsZone() {
        var written = writer.ofEvent(
                notification(Kind.REGISTRATION_CONFIRMED, Map.of()),
                Samples.recipient("ann", "en"),
                Samples.event(),
                true);
        assertThat(written.mail().subject()).isEqualTo("You have a seat: Java Meetup");
        assertThat(written.mail().text().lines())
                .contains(
                        "When: Sat 27 March 2027, 19:00–21:00 (Europe/Moscow, UTC+3)",
                        "Where: Tverskaya 1, hall; 2, Moscow",
                        "Online: https://meet.example.org/java",
                        "Organiser: olga");
        assertThat(written.mail().invitation()).map(Invitation::method).contains("REQUEST");
        assertThat(written.mail().text()).startsWith(written.shown());
    }

    @Test
    void whoWaitsGetsNothingForTheCalendar() {
        var person = Samples.recipient("ann", "en");
        for (var kind : new Kind[] {
            Kind.REGISTRATION_WAITLISTED, Kind.EVENT_CHANGED, Kind.EVENT_CANCELLED, Kind.REGISTRATION_CANCELLED
        }) {
            var mail = writer.ofEvent(notification(kind, Map.of()), person, Samples.event(), false)
                    .mail();
            assertThat(mail.invitation()).as(kind.label()).isEmpty();
            assertThat(mail.text()).as(kind.label()).contains("wait").doesNotContain("attach");
        }
    }

    @Test
    void cancellationsTakeTheEventOutOfTheCalendarAndSayWhy() {
        var cancelled = Samples.event("Java Meetup", "Europe/Moscow", "cancelled", 3, "Докладчик заболел");
        var mail = writer.ofEvent(
                        notification(Kind.EVENT_CANCELLED, Map.of()), Samples.recipient("аня", "ru"), cancelled, true)
                .mail();
        assertThat(mail.subject()).isEqualTo("Отменено: Java Meetup");
        assertThat(mail.text().lines())
                .contains(
                        "Когда: сб, 27 марта 2027 г., 19:00–21:00 (Europe/Moscow, UTC+3)",
                        "Причина: Докладчик заболел");
        assertThat(mail.invitation()).map(Invitation::method).contains("CANCEL");
    }

    @Test
    void whatPeopleEnteredIsEscapedInHtmlAndOneLineInTheSubject() {
        var event = Samples.event(
                "<script>alert(1)</script>\r\nBcc: eve@example.org {username}", "Europe/Moscow", "active", 0, null);
        var mail = writer.ofEvent(
                        notification(Kind.REGISTRATION_CONFIRMED, Map.of()),
                        Samples.recipient("\"><img src=x>", "en"),
                        event,
                        true)
                .mail();
        assertThat(mail.html())
                .doesNotContain("<script>", "<img")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc: eve@example.org {username}");
        assertThat(mail.subject())
                .isEqualTo("You have a seat: <script>alert(1)</script> Bcc: eve@example.org {username}");
    }

    @Test
    void everyKindCanBeWrittenInBothLanguages() {
        for (var locale : new String[] {"en", "ru"}) {
            for (var kind : Kind.values()) {
                var notification = notification(kind, Map.of("validUntil", Samples.START));
                var person = Samples.recipient("ann", locale);
                var written = write(notification, person);
                assertThat(written.mail().subject()).isNotBlank();
                assertThat(written.mail().text()).contains("ann").doesNotContain("{", "null", "NOT_FOUND");
                assertThat(written.mail().html()).contains("</html>").doesNotContain("{mail", "NOT_FOUND");
                assertThat(written.mail().unsubscribe().isPresent()).isNotEqualTo(kind.isMandatory());
            }
        }
    }

    private MailWriter.Written write(Notification notification, Addressee person) {
        return switch (notification.kind()) {
            case ANNOUNCEMENT ->
                writer.ofAnnouncement(
                        notification, person, Samples.event(), Samples.announcement("Room 12", "Upstairs", false));
            case CHAT_MENTION ->
                writer.ofQuote(notification, person, Samples.event(), Samples.quote("bo", "Hi", Optional.empty()));
            case REVIEW_POSTED ->
                writer.ofQuote(notification, person, Samples.event(), Samples.quote("bo", "", Optional.of(4)));
            default ->
                notification.kind().concernsEvent()
                        ? writer.ofEvent(notification, person, Samples.event(), true)
                        : writer.ofAccount(notification, person, Optional.empty());
        };
    }

    @Test
    void whoCanSwitchAKindOffFindsTheLinkInTheMailAndNotInTheList() {
        var written = writer.ofEvent(
                notification(Kind.EVENT_REMINDER, Map.of()), Samples.recipient("ann", "en"), Samples.event(), true);
        var link = "https://convoke.example/unsubscribe?token=" + Samples.PERSON + "&kind=event-reminder";
        assertThat(written.mail().unsubscribe()).contains(link);
        assertThat(written.mail().text()).endsWith("No longer get reminders of events: " + link + "\n");
        assertThat(written.mail().html()).contains("href=\"" + link.replace("&", "&amp;") + "\"");
        assertThat(written.shown()).doesNotContain("unsubscribe");
    }

    @Test
    void anAnnouncementIsWhatTheTeamWroteAndNothingElseIsReadIntoIt() {
        var announcement =
                Samples.announcement("Room <12> {username}", "Dear all,\n\n<b>come</b> to {name}.\r\nOlga", false);
        var mail = writer.ofAnnouncement(
                        notification(Kind.ANNOUNCEMENT, Map.of()),
                        Samples.recipient("ann", "en"),
                        Samples.event(),
                        announcement)
                .mail();
        assertThat(mail.subject()).isEqualTo("Java Meetup: Room <12> {username}");
        assertThat(mail.text().lines()).contains("Dear all,", "<b>come</b> to {name}.", "Olga");
        assertThat(mail.html()).contains("&lt;b&gt;come&lt;/b&gt; to {name}.").doesNotContain("<b>come");
        var test = writer.ofAnnouncement(
                        notification(Kind.ANNOUNCEMENT, Map.of()),
                        Samples.recipient("аня", "ru"),
                        Samples.event(),
                        Samples.announcement("Room 12", "Upstairs", true))
                .mail();
        assertThat(test.subject()).isEqualTo("[Тест] Java Meetup: Room 12");
    }

    @Test
    void aQuoteSaysWhoWroteItAndIsCut() {
        var mention = writer.ofQuote(
                        notification(Kind.CHAT_MENTION, Map.of()),
                        Samples.recipient("ann", "en"),
                        Samples.event(),
                        Samples.quote("bo", "See you\nthere, @ann" + "!".repeat(2_000), Optional.empty()))
                .mail();
        assertThat(mention.subject()).isEqualTo("bo mentioned you: Java Meetup");
        assertThat(mention.text().lines())
                .contains("bo mentioned you in the chat of \"Java Meetup\":", "See you")
                .anyMatch(line -> line.startsWith("there, @ann!!!") && line.endsWith("!…") && line.length() < 1_000);
        var review = writer.ofQuote(
                        notification(Kind.REVIEW_POSTED, Map.of()),
                        Samples.recipient("оля", "ru"),
                        Samples.event(),
                        Samples.quote("bo", "Good talks", Optional.of(5)))
                .mail();
        assertThat(review.subject()).isEqualTo("5 из 5: новый отзыв — Java Meetup");
        assertThat(review.text().lines()).contains("Good talks");
    }

    @Test
    void whatCouldNotGoByTelegramSaysSo() {
        var mail = writer.ofEvent(
                        notification(Kind.EVENT_REMINDER, Map.of("replacesTelegram", true)),
                        Samples.recipient("ann", "en"),
                        Samples.event(),
                        true)
                .mail();
        assertThat(mail.text()).contains("We could not reach you by Telegram");
    }
}
