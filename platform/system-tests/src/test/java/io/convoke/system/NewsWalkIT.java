package io.convoke.system;

import static io.convoke.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.AnnouncementsApi;
import io.convoke.client.api.AnnouncementsApi.ListAnnouncementsQuery;
import io.convoke.client.api.PreferencesApi;
import io.convoke.client.api.TelegramLinksApi;
import io.convoke.client.api.UnsubscribingApi;
import io.convoke.client.examples.Convoke;
import io.convoke.client.model.Announcement;
import io.convoke.client.model.AnnouncementReport;
import io.convoke.client.model.AnnouncementRequest;
import io.convoke.client.model.AnnouncementRequestAudience;
import io.convoke.client.model.DeliveryCounts;
import io.convoke.client.model.NotificationChannel;
import io.convoke.client.model.NotificationKind;
import io.convoke.client.model.NotificationStatus;
import io.convoke.client.model.Preferences;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How an organiser reaches those who come, by mail and by Telegram, and those who do not want to be reached that way. */
class NewsWalkIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String KIND = NotificationKind.ANNOUNCEMENT.toString();

    private final Platform platform = Platform.current();
    private final Convoke anybody = Convoke.at(platform.address());

    @Test
    void fromTheAnnouncementToTheMailInPlaceOfABlockedBot() {
        var organiser = Participant.verified(platform, "oona", "en");
        var ann = Participant.verified(platform, "annika", "en");
        var boris = Participant.verified(platform, "bertie", "en");
        var telegram = boris.linkTelegram();
        var event = UUID.fromString(organiser.createEvent("Evening of news", 20, 5));
        ann.register(event.toString());
        boris.register(event.toString());
        awaitAudience(event, 2);

        var first = announce(event, organiser, "Another room");
        awaitReport(organiser, first, 2, 1);
        assertThat(Bench.current().telegram().received(telegram))
                .anyMatch(message -> message.text().contains("Another room"));
        refusals(event, organiser, ann, first);
        unsubscribe(ann);

        wantNoMail(boris);
        Bench.current().telegram().block(telegram, true);
        var second = announce(event, organiser, "Another day");
        fallBack(boris);
        assertThat(report(organiser, second).getTelegram().getFailed()).isEqualTo(1);
        assertThat(ann.notifications())
                .filteredOn(notification -> notification.getSubject().endsWith("Another day"))
                .singleElement()
                .satisfies(notification -> assertThat(notification.getStatus()).isEqualTo(NotificationStatus.SKIPPED));
        assertThat(mails(ann, "Another day")).isEmpty();
    }

    private static void awaitAudience(UUID event, int size) {
        await().atMost(SOON)
                .until(() -> Bench.current().database().count("notification.attendance where event_id = ?", event)
                                == size
                        && Bench.current().database().count("notification.known_event where event_id = ?", event) == 1);
    }

    private static AnnouncementRequest request(UUID event, String subject) {
        return new AnnouncementRequest()
                .eventId(event)
                .audience(AnnouncementRequestAudience.REGISTERED)
                .subject(subject)
                .message("The hall is being painted.");
    }

    private static UUID announce(UUID event, Participant organiser, String subject) {
        var accepted = organiser.api(AnnouncementsApi.class).announce(request(event, subject), null);
        assertThat(accepted.getRecipients()).isEqualTo(2);
        return accepted.getId();
    }

    private static AnnouncementReport report(Participant organiser, UUID announcement) {
        return organiser.api(AnnouncementsApi.class).getAnnouncement(announcement);
    }

    private static void awaitReport(Participant organiser, UUID announcement, long mails, long messages) {
        await().atMost(SOON).untilAsserted(() -> {
            var report = report(organiser, announcement);
            assertThat(report.getEmail()).isEqualTo(sent(mails));
            assertThat(report.getTelegram()).isEqualTo(sent(messages));
            assertThat(report.getDeliveries()).isEqualTo(sent(mails + messages));
        });
    }

    private static DeliveryCounts sent(long count) {
        return new DeliveryCounts().pending(0L).sent(count).failed(0L).skipped(0L);
    }

    private static void refusals(UUID event, Participant organiser, Participant ann, UUID announcement) {
        var news = ann.api(AnnouncementsApi.class);
        refused(403, "forbidden", () -> news.announce(request(event, "Mine"), null));
        refused(403, "forbidden", () -> news.listAnnouncements(event, new ListAnnouncementsQuery()));
        refused(404, "announcement-unknown", () -> news.getAnnouncement(announcement));
        refused(
                404,
                "event-unknown",
                () -> organiser.api(AnnouncementsApi.class).announce(request(UUID.randomUUID(), "Mine"), null));
        assertThat(organiser
                        .api(AnnouncementsApi.class)
                        .listAnnouncements(event, new ListAnnouncementsQuery())
                        .getItems())
                .extracting(Announcement::getId)
                .containsExactly(announcement);
    }

    /** By the header that mail programs make a button of, and once more by the client. */
    private void unsubscribe(Participant ann) {
        var mail = mails(ann, "Another room").get(0);
        assertThat(mail.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
        var token = mail.header("List-Unsubscribe").orElseThrow().replaceAll("^<.*\\?token=|>$", "");
        var link = "/notifications/unsubscribe?token=" + token;

        assertThat(anybody.api(UnsubscribingApi.class).getUnsubscribePage(token))
                .contains("<form method=\"post\"");
        assertThat(email(ann)).doesNotContainEntry(KIND, false);
        var answer = platform.api()
                .send("POST", link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                .expect(200)
                .json();
        assertThat(answer.get("channel").asText()).isEqualTo("email");
        assertThat(answer.get("kind").asText()).isEqualTo(KIND);
        var again = anybody.api(UnsubscribingApi.class).unsubscribe(token);
        assertThat(again.getChannel()).isEqualTo(NotificationChannel.EMAIL);
        assertThat(again.getKind()).isEqualTo(NotificationKind.ANNOUNCEMENT);
        refused(400, "token-invalid", () -> anybody.api(UnsubscribingApi.class).unsubscribe(token + "x"));

        await("the preferences say so too")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(email(ann)).containsEntry(KIND, false));
    }

    private static Map<String, Boolean> email(Participant person) {
        return person.api(PreferencesApi.class)
                .getOwnPreferences()
                .getChannels()
                .getEmail();
    }

    /** Announcements by Telegram alone. */
    private static void wantNoMail(Participant person) {
        var api = person.api(PreferencesApi.class);
        try (var present = api.getOwnPreferencesResponse()) {
            var wishes = present.readEntity(Preferences.class);
            wishes.getChannels().getEmail().put(KIND, false);
            api.changeOwnPreferences(present.getHeaderString(HttpHeaders.ETAG), wishes);
        }
        await().atMost(SOON)
                .until(() ->
                        Bench.current().database().count("notification.preference_off where user_id = ?", person.id())
                                > 0);
    }

    private static void fallBack(Participant boris) {
        var mails = await().atMost(SOON).until(() -> mails(boris, "Another day"), found -> !found.isEmpty());
        assertThat(mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("We could not reach you by Telegram"));
        await("the link is gone for good")
                .atMost(SOON)
                .until(() ->
                        !boris.api(TelegramLinksApi.class).getTelegramLink().getLinked());
    }

    private static List<Mail> mails(Participant person, String subject) {
        return person.mails().stream()
                .filter(mail -> mail.subject().endsWith(subject))
                .toList();
    }
}
