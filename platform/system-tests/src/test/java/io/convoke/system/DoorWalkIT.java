package io.convoke.system;

import static io.convoke.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.ActivityApi;
import io.convoke.client.api.ActivityApi.ListOwnActivityQuery;
import io.convoke.client.api.ApiException;
import io.convoke.client.api.AttendanceApi;
import io.convoke.client.api.EventTeamsApi;
import io.convoke.client.api.RegistrationsApi;
import io.convoke.client.api.TicketsApi;
import io.convoke.client.examples.Convoke;
import io.convoke.client.examples.Organising;
import io.convoke.client.model.ActivityType;
import io.convoke.client.model.AttendanceRequest;
import io.convoke.client.model.AttendanceRequestStatus;
import io.convoke.client.model.Attendee;
import io.convoke.client.model.CheckIn;
import io.convoke.client.model.CheckInBatchItem;
import io.convoke.client.model.CheckInBatchRequest;
import io.convoke.client.model.CheckInOutcome;
import io.convoke.client.model.CheckInOutcomeStatus;
import io.convoke.client.model.CheckInRequest;
import io.convoke.client.model.Registration;
import io.convoke.client.model.RegistrationStatus;
import io.convoke.client.model.TeamMemberRequest;
import io.convoke.client.model.TeamMemberRequestRole;
import io.convoke.client.model.TicketKey;
import io.convoke.testkit.Bench;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the ticket to the list of who came: what happens at the door, also without a network, and what is put right later. */
class DoorWalkIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final UUID NOBODY = UUID.randomUUID();

    private final Platform platform = Platform.current();
    private final Convoke anybody = Convoke.at(platform.address());
    private final Participant organiser = Participant.verified(platform, "olaf", "en");
    private final Participant dora = Participant.verified(platform, "dora", "en");
    private final Participant ann = Participant.verified(platform, "anouk", "en");
    private final Participant boris = Participant.verified(platform, "barry", "en");
    private final Participant carl = Participant.verified(platform, "carla", "en");

    @AfterEach
    void clocksInStep() {
        Bench.current().clocks().reset();
    }

    @Test
    void fromTheTicketToTheListOfWhoCame() throws IOException {
        var start = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        var event = UUID.fromString(organiser.createEvent("Evening of doors", start, 3));
        organiser
                .api(EventTeamsApi.class)
                .setTeamMember(event, dora.id(), new TeamMemberRequest().role(TeamMemberRequestRole.CHECKIN));
        var anns = ann.register(event.toString());
        var boriss = boris.register(event.toString());
        var carls = carl.register(event.toString());

        var ticket = ticket(anns);
        checkInAndUndo(event, anns, ticket);
        offline(event, ticket, anns, boriss);
        noShow(event, carls);
        assertThat(statuses(event))
                .isEqualTo(Map.of(
                        ann.username(), RegistrationStatus.CHECKED_IN,
                        boris.username(), RegistrationStatus.CHECKED_IN,
                        carl.username(), RegistrationStatus.CHECKED_IN));
    }

    /** @return its text */
    private String ticket(Registration seat) throws IOException {
        var tickets = ann.api(TicketsApi.class);
        var ticket = tickets.getTicket(seat.getId());
        assertThat(anybody.api(TicketsApi.class).getTicketKeys().getKeys())
                .extracting(TicketKey::getKid)
                .contains(ticket.getKeyId());
        try (var png = tickets.downloadTicketPng(seat.getId())) {
            var image = ImageIO.read(png);
            assertThat(image.getWidth()).isEqualTo(image.getHeight()).isGreaterThan(100);
        }
        assertThat(tickets.downloadTicketSvg(seat.getId())).contains("<svg", "</svg>");

        var others = boris.api(TicketsApi.class);
        refused(404, "registration-unknown", () -> others.getTicket(seat.getId()));
        refused(404, "registration-unknown", () -> others.downloadTicketPng(seat.getId()));
        refused(404, "registration-unknown", () -> others.downloadTicketSvg(seat.getId()));
        refused(401, "invalid-token", () -> anybody.api(TicketsApi.class).getTicket(seat.getId()));
        return ticket.getTicket();
    }

    private void checkInAndUndo(UUID event, Registration seat, String ticket) {
        var shown = new CheckInRequest().ticket(ticket);
        refused(403, "forbidden", () -> boris.api(AttendanceApi.class).checkIn(event, shown));
        refused(403, "forbidden", () -> boris.api(AttendanceApi.class).undoCheckIn(event, seat.getId()));
        var door = dora.api(AttendanceApi.class);
        var first = await().atMost(SOON)
                .ignoreException(ApiException.class)
                .until(() -> door.checkIn(event, shown), Objects::nonNull);
        assertThat(List.of(first, door.checkIn(event, shown)))
                .extracting(CheckIn::getRepeated)
                .containsExactly(false, true);
        refused(422, "ticket-invalid", () -> door.checkIn(event, new CheckInRequest().ticket(ticket + "x")));
        refused(404, "attendee-unknown", () -> door.checkIn(event, new CheckInRequest().registrationId(NOBODY)));
        refused(409, "already-checked-in", () -> ann.api(RegistrationsApi.class).cancelRegistration(seat.getId()));

        door.undoCheckIn(event, seat.getId());
        door.undoCheckIn(event, seat.getId());
        refused(404, "attendee-unknown", () -> door.undoCheckIn(event, NOBODY));
        assertThat(ann.api(RegistrationsApi.class).getRegistration(seat.getId()).getStatus())
                .isEqualTo(RegistrationStatus.REGISTERED);
    }

    /** What a device without a network noted, told twice since the first answer got lost. */
    private void offline(UUID event, String ticket, Registration anns, Registration boriss) {
        var came = Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.MILLIS);
        var noted = new CheckInBatchRequest()
                .checkIns(List.of(
                        new CheckInBatchItem().ticket(ticket).at(came),
                        new CheckInBatchItem().ticket("forged").at(came),
                        new CheckInBatchItem().registrationId(boriss.getId()).at(came)));
        refused(403, "forbidden", () -> ann.api(AttendanceApi.class).checkInBatch(event, noted));
        var door = dora.api(AttendanceApi.class);

        var items = door.checkInBatch(event, noted).getItems();
        assertThat(items)
                .extracting(CheckInOutcome::getStatus)
                .containsExactly(
                        CheckInOutcomeStatus.CHECKED_IN, CheckInOutcomeStatus.REFUSED, CheckInOutcomeStatus.CHECKED_IN);
        assertThat(items.get(0).getRegistrationId()).isEqualTo(anns.getId());
        assertThat(items.get(0).getAt()).isEqualTo(came);
        assertThat(items.get(1).getProblem().getType()).hasPath("/problems/ticket-invalid");

        assertThat(door.checkInBatch(event, noted).getItems())
                .extracting(CheckInOutcome::getRepeated)
                .containsExactly(true, false, true);
    }

    /** Carl was there, but nobody saw him at the door. */
    private void noShow(UUID event, Registration seat) {
        var corrections = organiser.api(AttendanceApi.class);
        var absent = new AttendanceRequest().status(AttendanceRequestStatus.NO_SHOW);
        var present = new AttendanceRequest().status(AttendanceRequestStatus.CHECKED_IN);
        refused(409, "event-not-over", () -> corrections.correctAttendance(event, seat.getId(), absent));

        List.of("event", "registration")
                .forEach(service -> Bench.current().clocks().shift(service, Duration.ofHours(6)));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(statuses(event)).containsEntry(carl.username(), RegistrationStatus.NO_SHOW));
        refused(403, "forbidden", () -> carl.api(AttendanceApi.class).correctAttendance(event, seat.getId(), present));
        refused(404, "attendee-unknown", () -> corrections.correctAttendance(event, NOBODY, present));

        assertThat(corrections.correctAttendance(event, seat.getId(), present).getStatus())
                .isEqualTo(RegistrationStatus.CHECKED_IN);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(carl.api(ActivityApi.class)
                                .listOwnActivity(new ListOwnActivityQuery())
                                .getItems())
                        .extracting(activity -> activity.getType())
                        .containsExactlyInAnyOrder(ActivityType.REGISTERED, ActivityType.ATTENDED));
    }

    private Map<String, RegistrationStatus> statuses(UUID event) {
        return new Organising(organiser.convoke())
                .attendees(event).stream().collect(Collectors.toMap(Attendee::getUsername, Attendee::getStatus));
    }
}
