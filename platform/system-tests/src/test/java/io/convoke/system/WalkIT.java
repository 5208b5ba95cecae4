package io.convoke.system;

import static io.convoke.client.model.NotificationKind.EMAIL_VERIFICATION;
import static io.convoke.client.model.NotificationKind.EVENT_CANCELLED;
import static io.convoke.client.model.NotificationKind.EVENT_CHANGED;
import static io.convoke.client.model.NotificationKind.REGISTRATION_CANCELLED;
import static io.convoke.client.model.NotificationKind.REGISTRATION_CONFIRMED;
import static io.convoke.client.model.NotificationKind.REGISTRATION_PROMOTED;
import static io.convoke.client.model.NotificationKind.REGISTRATION_WAITLISTED;
import static io.convoke.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.AccountsApi;
import io.convoke.client.api.AttendeesApi;
import io.convoke.client.api.AttendeesApi.ListAttendeesQuery;
import io.convoke.client.api.EventsApi;
import io.convoke.client.api.EventsApi.FindEventsQuery;
import io.convoke.client.api.RegistrationsApi;
import io.convoke.client.api.SeatsApi;
import io.convoke.client.examples.Attending;
import io.convoke.client.examples.Convoke;
import io.convoke.client.examples.Organising;
import io.convoke.client.examples.Retries;
import io.convoke.client.model.Event;
import io.convoke.client.model.EventCancelRequest;
import io.convoke.client.model.EventPlaceRequest;
import io.convoke.client.model.EventRequest;
import io.convoke.client.model.Notification;
import io.convoke.client.model.NotificationKind;
import io.convoke.client.model.NotificationStatus;
import io.convoke.client.model.Registration;
import io.convoke.client.model.RegistrationStatus;
import io.convoke.client.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The main job from sign-up to the last mail, as a program with the generated client lives it. */
class WalkIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform = Platform.current();
    private final Convoke anybody = Convoke.at(platform.address());

    @Test
    void fromSignUpToTheMailsThatSayEverythingOnce() throws Exception {
        var organiser = Participant.verified(platform, "olga", "en");
        var ann = Participant.verified(platform, "ann", "en");
        var boris = Participant.verified(platform, "boris", "ru");
        var carl = Participant.verified(platform, "carl", "en");
        assertThat(ann.api(AccountsApi.class).getOwnAccount().getRoles()).containsExactly(Role.USER.toString());

        var word = "Zymurgy" + UUID.randomUUID().toString().substring(0, 6);
        var start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        var event = publish(organiser, word, start);
        assertThat(anybody.api(EventsApi.class)
                        .findEvents(new FindEventsQuery().q(word))
                        .getItems())
                .extracting(Event::getId)
                .containsExactly(event);

        var first = register(ann, event);
        var second = register(boris, event);
        var third = register(carl, event);
        assertThat(List.of(first, second))
                .extracting(Registration::getStatus)
                .containsOnly(RegistrationStatus.REGISTERED);
        assertThat(third.getStatus()).isEqualTo(RegistrationStatus.WAITLISTED);
        assertThat(third.getWaitlistPosition()).isEqualTo(1);
        awaitSeats(event, 2, 1);

        ann.api(RegistrationsApi.class).cancelRegistration(first.getId());
        awaitSeats(event, 2, 0);
        assertThat(carl.api(RegistrationsApi.class)
                        .getRegistration(third.getId())
                        .getStatus())
                .isEqualTo(RegistrationStatus.REGISTERED);
        awaitKinds(ann, EMAIL_VERIFICATION, REGISTRATION_CONFIRMED, REGISTRATION_CANCELLED);
        awaitKinds(boris, EMAIL_VERIFICATION, REGISTRATION_CONFIRMED);
        awaitKinds(carl, EMAIL_VERIFICATION, REGISTRATION_WAITLISTED, REGISTRATION_PROMOTED);

        move(organiser, event, start.plus(1, ChronoUnit.HOURS));
        awaitKinds(boris, EMAIL_VERIFICATION, REGISTRATION_CONFIRMED, EVENT_CHANGED);
        awaitKinds(carl, EMAIL_VERIFICATION, REGISTRATION_WAITLISTED, REGISTRATION_PROMOTED, EVENT_CHANGED);

        attendees(organiser, ann, event, boris, carl);

        organiser
                .api(EventsApi.class)
                .cancelEvent(event, new EventCancelRequest().reason("The venue burst a pipe"), null);
        awaitKinds(ann, EMAIL_VERIFICATION, REGISTRATION_CONFIRMED, REGISTRATION_CANCELLED);
        awaitKinds(boris, EMAIL_VERIFICATION, REGISTRATION_CONFIRMED, EVENT_CHANGED, EVENT_CANCELLED);
        awaitKinds(
                carl,
                EMAIL_VERIFICATION,
                REGISTRATION_WAITLISTED,
                REGISTRATION_PROMOTED,
                EVENT_CHANGED,
                EVENT_CANCELLED);

        assertThat(invitations(boris)).containsExactly("REQUEST 0", "REQUEST 1", "CANCEL 2");
        assertThat(invitations(carl)).containsExactly("REQUEST 0", "REQUEST 1", "CANCEL 2");
        assertThat(invitations(ann)).containsExactly("REQUEST 0", "CANCEL 0");
        List.of(ann, boris, carl).forEach(person -> assertTheFileIsTheSameEntry(event, person));
        List.of(organiser, ann, boris, carl).forEach(this::assertListShowsTheMailbox);
        refused(409, "event-cancelled", () -> register(ann, event));
    }

    /** A draft first, made twice with the same key: it is one event. */
    private UUID publish(Participant organiser, String word, Instant start) {
        var details = new EventRequest()
                .name(word + " for beginners")
                .description("Brewing at home, with tasting")
                .category("workshop")
                .start(start.toString())
                .end(start.plus(2, ChronoUnit.HOURS).toString())
                .timeZone("Europe/Moscow")
                .maxParticipants(2)
                .location(new EventPlaceRequest().city("Moscow").address("Myasnitskaya 20"));
        var key = UUID.randomUUID();
        var event = new Organising(organiser.convoke()).publish(details, key);
        var again = organiser.api(EventsApi.class).createEvent(details, key.toString());
        assertThat(again.getId()).isEqualTo(event.getId());
        return event.getId();
    }

    private static Registration register(Participant person, UUID event) throws Exception {
        return new Attending(person.convoke(), new Retries(1, wait -> {})).register(event);
    }

    private static void move(Participant organiser, UUID event, Instant start) {
        var events = organiser.api(EventsApi.class);
        var unread = new EventRequest().name("Unread").start(start.toString()).timeZone("UTC");
        refused(428, "precondition-required", () -> events.changeEvent(event, null, unread));
        refused(412, "stale", () -> events.changeEvent(event, "\"0\"", unread));
        var moved = new Organising(organiser.convoke())
                .change(
                        event,
                        details -> details.start(start.toString())
                                .end(start.plus(2, ChronoUnit.HOURS).toString()));
        assertThat(moved.getStart()).isEqualTo(start);
    }

    private static void attendees(Participant organiser, Participant outsider, UUID event, Participant... expected) {
        var list = organiser.api(AttendeesApi.class);
        assertThat(new Organising(organiser.convoke()).attendees(event))
                .filteredOn(attendee -> attendee.getStatus() == RegistrationStatus.REGISTERED)
                .extracting(attendee -> attendee.getUsername())
                .containsExactlyInAnyOrder(expected[0].username(), expected[1].username());
        assertThat(list.listAttendees(event, new ListAttendeesQuery().q(expected[0].username()))
                        .getItems())
                .hasSize(1);
        var csv = organiser
                .api()
                .with("Accept", "text/csv")
                .get("/registrations/events/" + event + "/attendees")
                .expect(200);
        assertThat(csv.mediaType()).isEqualTo("text/csv");
        assertThat(csv.body()).contains(expected[0].username(), expected[1].username());
        refused(
                403,
                "forbidden",
                () -> outsider.api(AttendeesApi.class).listAttendees(event, new ListAttendeesQuery()));
    }

    private void awaitSeats(UUID event, int taken, int waiting) {
        await().atMost(SOON)
                .until(
                        () -> anybody.api(SeatsApi.class).getSeats(event),
                        seats -> seats.getTaken() == taken && seats.getWaiting() == waiting);
    }

    /** Waits until the person has been sent exactly these, each once. */
    private static void awaitKinds(Participant person, NotificationKind... kinds) {
        await().atMost(SOON).untilAsserted(() -> {
            var notifications = person.notifications();
            assertThat(notifications).extracting(Notification::getKind).containsExactlyInAnyOrder(kinds);
            assertThat(notifications).extracting(Notification::getStatus).containsOnly(NotificationStatus.SENT);
        });
        assertThat(person.awaitMails(kinds.length)).hasSize(kinds.length);
    }

    /** Method and SEQUENCE of what the person got for the calendar, oldest first. A place in line is nothing for it. */
    private static List<String> invitations(Participant person) {
        return calendars(person)
                .map(calendar -> calendar.method() + " " + calendar.sequence())
                .toList();
    }

    private static Stream<Calendar> calendars(Participant person) {
        return person.mails().stream()
                .filter(mail -> !mail.attachments().isEmpty())
                .map(Calendar::of);
    }

    /** Whoever has the event from a mail and fetches its file has it once, and finds it at the address that both name. */
    private void assertTheFileIsTheSameEntry(UUID event, Participant person) {
        var file = Calendar.of(platform.api()
                .with("Accept", "text/calendar")
                .get("/events/" + event + "/calendar.ics")
                .expect(200)
                .body());
        assertThat(calendars(person)).extracting(Calendar::uid).containsOnly(file.uid());
        assertThat(calendars(person)).extracting(Calendar::url).containsOnly(file.url());
        assertThat(platform.at(file.url().getPath())
                        .get("/")
                        .expect(200)
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(event.toString());
    }

    private void assertListShowsTheMailbox(Participant person) {
        assertThat(person.notifications())
                .extracting(Notification::getSubject)
                .containsExactlyInAnyOrderElementsOf(
                        person.mails().stream().map(mail -> mail.subject()).toList());
        assertThat(person.notifications().toString()).doesNotContain(person.secrets());
    }
}
