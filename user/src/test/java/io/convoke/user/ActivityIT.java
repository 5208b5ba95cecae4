package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Bench;
import io.convoke.testkit.ConsumerGroup;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@UserTest
class ActivityIT {
    private static final List<String> TOPICS = List.of("events", "registrations", "media", "reviews");

    @Test
    void whatAPersonDidIsListedNewestFirst(RunningService service) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Evening of short talks");
        event.publish(ann, 0);
        Doings.registration(ann, event.id, "confirmed", Ids.next(), 1);
        var second = Ids.next();
        Doings.registration(ann, event.id, "waitlisted", second, 2);
        Doings.registration(ann, event.id, "promoted", second, 3);
        Doings.registration(ann, event.id, "checked-in", second, 4);
        Doings.registration(ann, event.id, "no-show", second, 4);
        Doings.review(ann, event.id, "posted", Ids.next(), 5);
        Doings.media(ann, event.id, "added", Ids.next(), 6);
        Doings.registration(ann, event.id, "cancelled", Ids.next(), 7);

        assertThat(types(ann, ""))
                .containsExactly(
                        "cancelled",
                        "uploaded",
                        "reviewed",
                        "attended",
                        "promoted",
                        "waitlisted",
                        "registered",
                        "organised");
        var items = ann.http().get("/me/activity").expect(200).json().get("items");
        for (var item : items) {
            assertThat(item.get("eventId").asText()).isEqualTo(event.id.toString());
            assertThat(item.get("eventName").asText()).isEqualTo("Evening of short talks");
        }
        assertThat(items.get(0).get("at").asText()).isEqualTo("2026-11-20T12:07:00Z");
        assertThat(types(ann, "?type=attended")).containsExactly("attended");
        assertThat(types(Member.known(service, "bob"), "")).isEmpty();
    }

    @Test
    void pagesMeetWithoutGapOrOverlap(RunningService service) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Many pictures");
        event.publish(Member.unannounced(service, "olga"), 0);
        for (var i = 0; i < 7; i++) {
            Doings.media(ann, event.id, "added", Ids.next(), i / 3); // some at the same time
        }
        Doings.registration(ann, event.id, "confirmed", Ids.next(), 1);
        var seen = new ArrayList<JsonNode>();
        var path = "/me/activity?limit=3";
        for (var page = 0; page < 3; page++) {
            var answer = ann.http().get(path).expect(200).json();
            answer.get("items").forEach(seen::add);
            assertThat(answer.has("next")).isEqualTo(page < 2);
            path = "/me/activity?limit=3&cursor=" + answer.path("next").asText();
        }
        var whole = ann.http().get("/me/activity").expect(200).json().get("items");
        assertThat(seen).hasSize(8).containsExactlyElementsOf(whole);
        assertThat(seen)
                .extracting(item -> Instant.parse(item.get("at").asText()))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        ann.http().get("/me/activity?type=slept").expectProblem(400, "malformed-request");
    }

    @Test
    void whatIsTakenBackIsGone(RunningService service) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Short-lived");
        event.publish(ann, 0);
        var seat = Ids.next();
        var review = Ids.next();
        var picture = Ids.next();
        Doings.registration(ann, event.id, "checked-in", seat, 1);
        Doings.registration(ann, event.id, "check-in-undone", seat, 2);
        Doings.review(ann, event.id, "posted", review, 1);
        Doings.review(ann, event.id, "removed", review, 2);
        Doings.media(ann, event.id, "added", picture, 1);
        Doings.media(ann, event.id, "removed", picture, 2);
        event.change("deleted", 3);
        assertThat(types(ann, "")).isEmpty();

        Doings.registration(ann, event.id, "checked-in", seat, 5);
        var again = ann.http().get("/me/activity").expect(200).json().get("items");
        assertThat(again).hasSize(1);
        assertThat(again.get(0).get("at").asText()).isEqualTo("2026-11-20T12:05:00Z");
    }

    /** A device that was offline tells of check-ins later than they were, even later than of their being undone. */
    @Test
    void theLastNewsCountWhateverTimeTheyTellOf(RunningService service) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Bad reception");
        event.publish(Member.unannounced(service, "olga"), 0);
        var seat = Ids.next();
        Doings.registration(ann, event.id, "checked-in", seat, 5);
        Doings.registration(ann, event.id, "check-in-undone", seat, 6);
        Doings.registration(ann, event.id, "checked-in", seat, 3);
        assertThat(only(ann).get("at").asText()).isEqualTo("2026-11-20T12:03:00Z");
        Doings.registration(ann, event.id, "check-in-undone", seat, 2);
        assertThat(types(ann, "")).isEmpty();
    }

    @Test
    void eventNamesFollowTheEvent(RunningService service) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Working title");
        Doings.registration(ann, event.id, "confirmed", Ids.next(), 1);
        assertThat(only(ann).has("eventName")).isFalse(); // the event's news comes by another topic
        event.publish(Member.unannounced(service, "olga"), 0);
        assertThat(only(ann).get("eventName").asText()).isEqualTo("Working title");
        event.name = "Final title";
        event.change("changed", 2);
        assertThat(only(ann).get("eventName").asText()).isEqualTo("Final title");
        event.name = "Working title";
        event.version = 1;
        event.send("changed", 3); // older
        assertThat(only(ann).get("eventName").asText()).isEqualTo("Final title");
    }

    @Test
    void whoHadASeatAttendedWhereNobodyWasCheckedIn(RunningService service) {
        var ann = Member.known(service, "ann");
        var bob = Member.known(service, "bob");
        var cid = Member.known(service, "cid");
        var event = new Doings.Happening("No list at the door");
        event.publish(Member.unannounced(service, "olga"), 0);
        Doings.registration(ann, event.id, "confirmed", Ids.next(), 1);
        var waiting = Ids.next();
        Doings.registration(bob, event.id, "waitlisted", waiting, 1);
        Doings.registration(bob, event.id, "promoted", waiting, 2);
        var given = Ids.next();
        Doings.registration(cid, event.id, "confirmed", given, 1);
        Doings.registration(cid, event.id, "cancelled", given, 2);
        assertThat(types(ann, "?type=attended")).isEmpty();

        event.change("completed", 60);

        assertThat(types(ann, "")).containsExactly("attended", "registered");
        assertThat(types(bob, "?type=attended")).containsExactly("attended");
        assertThat(types(cid, "?type=attended")).isEmpty();
        var attended =
                ann.http().get("/me/activity?type=attended&limit=1").expect(200).json();
        assertThat(attended.at("/items/0/at").asText()).isEqualTo("2026-11-20T13:00:00Z");
        assertThat(attended.has("next")).isFalse();

        // One check-in, however late, shows that there was a list.
        Doings.registration(bob, event.id, "checked-in", waiting, 61);
        assertThat(types(ann, "?type=attended")).isEmpty();
        assertThat(types(bob, "")).containsExactly("attended", "promoted", "waitlisted");
    }

    /** The inbox is emptied, as when a consumer group begins anew: every record of the person is applied once more. */
    @Test
    void aReplayFromTheBeginningChangesNothing(RunningService service, Events events, Database database) {
        var ann = Member.known(service, "ann");
        var records = busyDay(ann, events);
        var before = ann.http().get("/me/activity").expect(200).json();
        var rows = rows(database, ann);

        forgetDelivered(database, records);
        for (var record : records) {
            events.repeat(record);
            // Not even in between: what was taken back does not come back for a moment.
            Member.applied("user-" + topic(record), record.id());
            assertThat(ann.http().get("/me/activity").expect(200).json()).isEqualTo(before);
        }
        assertThat(rows(database, ann)).isEqualTo(rows);
        assertThat(types(ann, "")).containsExactly("reviewed", "uploaded", "attended", "registered", "organised");
    }

    /** The history lost, it is made anew from the topics as they lie at the broker, each from offset 0 and all at once. */
    @Test
    void theHistoryIsRightAgainAfterAReplayFromTheBeginning(RunningService service, Events events, Database database) {
        var ann = Member.known(service, "ann");
        var records = busyDay(ann, events);
        var before = ann.http().get("/me/activity").expect(200).json();
        var rows = rows(database, ann);

        service.stop();
        try {
            database.update("delete from profile.activity where user_id = ?", ann.id());
            database.update(
                    "delete from profile.known_event where event_id = ?",
                    UUID.fromString(records.get(0).key()));
            forgetDelivered(database, records);
            TOPICS.forEach(topic -> new ConsumerGroup(events, "user-" + topic, topic).rewind());
        } finally {
            service.start();
        }

        records.forEach(record -> Member.applied("user-" + topic(record), record.id()));
        assertThat(ann.http().get("/me/activity").expect(200).json()).isEqualTo(before);
        assertThat(rows(database, ann)).isEqualTo(rows);
    }

    @Test
    void theSameRecordTwiceCountsOnce(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var event = new Doings.Happening("Once");
        var seat = Ids.next();
        Doings.registration(ann, event.id, "confirmed", seat, 1);
        Doings.registration(ann, event.id, "confirmed", seat, 1); // the same fact under another id
        assertThat(types(ann, "")).containsExactly("registered");
    }

    /** Much of what can be told of a person; the records of it. */
    private static List<Received> busyDay(Member ann, Events events) {
        var event = new Doings.Happening("Told twice");
        event.publish(ann, 0);
        var seat = Ids.next();
        Doings.registration(ann, event.id, "confirmed", seat, 1);
        Doings.registration(ann, event.id, "checked-in", seat, 2);
        Doings.registration(ann, event.id, "check-in-undone", seat, 3);
        Doings.registration(ann, event.id, "checked-in", seat, 4);
        var gone = Ids.next();
        Doings.media(ann, event.id, "added", gone, 5);
        Doings.media(ann, event.id, "removed", gone, 6);
        Doings.media(ann, event.id, "added", Ids.next(), 7);
        Doings.review(ann, event.id, "posted", Ids.next(), 8);
        event.name = "Told three times";
        event.change("changed", 9);
        event.change("completed", 30);

        var records = TOPICS.stream()
                .flatMap(topic -> events.received(topic).stream())
                .filter(record -> record.key().equals(event.id.toString()))
                .toList();
        assertThat(records).hasSize(11);
        return records;
    }

    /** As if they had never been applied. */
    private static void forgetDelivered(Database database, List<Received> records) {
        for (var record : records) {
            database.update("delete from profile.inbox where event_id = ?", UUID.fromString(record.id()));
        }
    }

    private static List<String> types(Member member, String query) {
        var types = new ArrayList<String>();
        member.http()
                .get("/me/activity" + query)
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> types.add(item.get("type").asText()));
        return types;
    }

    private static JsonNode only(Member member) {
        var items = member.http().get("/me/activity").expect(200).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<?> rows(Database database, Member member) {
        return database.rows("select * from profile.activity where user_id = ? order by 1, 2, 3", member.id());
    }

    private static String topic(Received record) {
        return record.topic().substring(Bench.current().events().topic("").length());
    }
}
