package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        assertThat(written.shown()).isEqualTo(written.mail().text());
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
                var written = kind.concernsEvent()
                        ? writer.ofEvent(notification, person, Samples.event(), true)
                        : writer.ofAccount(notification, person, Optional.empty());
                assertThat(written.mail().subject()).isNotBlank();
                assertThat(written.mail().text()).contains("ann").doesNotContain("{", "null", "NOT_FOUND");
                assertThat(written.mail().html()).contains("</html>").doesNotContain("{mail", "NOT_FOUND");
            }
        }
    }

    /** As Hibernate would fill it. */
    private static Notification notification(Kind kind, Map<String, Object> further) {
        try {
            var constructor = Notification.class.getDeclaredConstructor();
            constructor.setAccessible(true);
            var notification = constructor.newInstance();
            set(notification, "id", UUID.fromString("01994f3e-8c21-7d3f-8a6b-1f2e3d4c5b6a"));
            set(notification, "kind", kind);
            set(notification, "occurredAt", Samples.NOW);
            for (var entry : further.entrySet()) {
                set(notification, entry.getKey(), entry.getValue());
            }
            return notification;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void set(Notification notification, String name, Object value) throws ReflectiveOperationException {
        Field field = Notification.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(notification, value);
    }
}
