package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@UserTest
class PreferencesIT {
    private static final List<String> MANDATORY =
            List.of("email-verification", "account-exists", "password-reset", "password-changed");

    @Test
    void everythingIsOnUntilItIsSwitchedOff(RunningService service) {
        var ann = Member.known(service, "ann");
        var answer = ann.http().get("/me/preferences").expect(200);
        assertThat(answer.header("ETag")).contains("\"0\"");
        var preferences = answer.json();
        assertThat(preferences.get("notificationsEnabled").asBoolean()).isTrue();
        assertThat(preferences.has("quietHours")).isFalse();
        for (var channel : List.of("email", "telegram")) {
            var kinds = preferences.at("/channels/" + channel);
            assertThat(kinds).hasSize(14).allMatch(JsonNode::booleanValue);
            assertThat(kinds.fieldNames()).toIterable().containsAll(MANDATORY).contains("announcement", "chat-mention");
        }
    }

    @Test
    void aChangeIsKeptAndPublishedInTheOwnTimeZone(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        ann.change(Map.of("timeZone", "Europe/Moscow"));
        var changed = put(
                        ann,
                        0,
                        Map.of(
                                "notificationsEnabled", true,
                                "channels",
                                        Map.of(
                                                "email", Map.of("event-reminder", false, "announcement", true),
                                                "telegram", Map.of("announcement", false)),
                                "quietHours", Map.of("from", "22:00", "to", "07:30")))
                .expect(200);
        assertThat(changed.header("ETag")).contains("\"1\"");
        assertThat(changed.json())
                .isEqualTo(ann.http().get("/me/preferences").expect(200).json());
        assertThat(changed.json().at("/channels/email/event-reminder").asBoolean())
                .isFalse();
        assertThat(changed.json().at("/channels/email/announcement").asBoolean())
                .isTrue();
        assertThat(changed.json().at("/channels/telegram/announcement").asBoolean())
                .isFalse();
        assertThat(changed.json().at("/quietHours/to").asText()).isEqualTo("07:30");

        var published = published(events, ann, 1);
        assertThat(published.at("/channels").toString())
                .isEqualTo("{\"email\":{\"event-reminder\":false},\"telegram\":{\"announcement\":false}}");
        assertThat(published.get("timeZone").asText()).isEqualTo("Europe/Moscow");
        assertThat(published.at("/quietHours/from").asText()).isEqualTo("22:00");

        // What was answered can be sent back; the switch over all goes off, everything else stays.
        var body = (com.fasterxml.jackson.databind.node.ObjectNode) changed.json();
        body.put("notificationsEnabled", false);
        body.putNull("quietHours");
        put(ann, 1, body).expect(200);
        published = published(events, ann, 2);
        assertThat(published.get("notificationsEnabled").asBoolean()).isFalse();
        assertThat(published.has("quietHours")).isFalse();
        assertThat(published.at("/channels/email").size()).isEqualTo(1);
    }

    @Test
    void anotherTimeZoneIsPublishedWithTheQuietHours(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        put(ann, 0, Map.of("notificationsEnabled", true, "channels", Map.of())).expect(200);
        assertThat(published(events, ann, 1).get("timeZone").asText()).isEqualTo("UTC");
        ann.change(Map.of("timeZone", "Asia/Novosibirsk"));
        assertThat(published(events, ann, 2).get("timeZone").asText()).isEqualTo("Asia/Novosibirsk");
        assertThat(ann.http().get("/me/preferences").header("ETag")).contains("\"2\"");
    }

    @Test
    void whoHasNoPreferencesTellsNoneByMoving(RunningService service, Database database) {
        var ann = Member.known(service, "ann");
        ann.change(Map.of("timeZone", "Asia/Novosibirsk"));
        assertThat(database.count("profile.preferences where user_id = ?", ann.id()))
                .isZero();
    }

    @Test
    void whatAnAccountNeedsCannotBeSwitchedOff(RunningService service) {
        var ann = Member.known(service, "ann");
        for (var kind : MANDATORY) {
            for (var channel : List.of("email", "telegram")) {
                var problem = put(
                                ann,
                                0,
                                Map.of("notificationsEnabled", true, "channels", Map.of(channel, Map.of(kind, false))))
                        .expectProblem(422, "validation-failed");
                assertThat(problem.at("/violations/0/field").asText()).isEqualTo("channels." + channel + "." + kind);
            }
        }
        put(ann, 0, Map.of("notificationsEnabled", false, "channels", Map.of("email", Map.of("password-reset", true))))
                .expect(200);
    }

    @Test
    void unknownThingsAreNamed(RunningService service, Database database) {
        var ann = Member.known(service, "ann");
        malformed(ann, Map.of("email", Map.of("sales-pitch", false)), "channels.email");
        malformed(ann, Map.of("pigeon", Map.of("announcement", false)), "channels.pigeon");
        malformed(ann, "{\"telegram\": {\"announcement\": null}}", "channels.telegram");
        malformed(ann, Map.of("email", Map.of("announcement", "no")), "channels.email");
        assertThat(database.count("profile.preferences where user_id = ?", ann.id()))
                .isZero();
    }

    @Test
    void quietHoursAreTimesOfDay(RunningService service) {
        var ann = Member.known(service, "ann");
        for (var time : List.of("24:00", "7:30", "22:60", "22:00:00", "noon", "")) {
            var problem = quiet(ann, time, "07:00").expectProblem(422, "validation-failed");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo("quietHours.from");
        }
        quiet(ann, "07:00", "07:00").expectProblem(422, "validation-failed");
        quiet(ann, "00:00", "23:59").expect(200);
    }

    @Test
    void anUpdateNeedsTheVersionItIsBasedOn(RunningService service) throws Exception {
        var ann = Member.known(service, "ann");
        var body = Map.of("notificationsEnabled", true, "channels", Map.of());
        ann.http().put("/me/preferences", body).expectProblem(428, "precondition-required");
        put(ann, 3, body).expectProblem(412, "stale");
        var threads = Executors.newFixedThreadPool(5);
        var answers = new ArrayList<Answer>();
        try {
            for (var answer :
                    threads.invokeAll(java.util.Collections.nCopies(5, (Callable<Answer>) () -> put(ann, 0, body)))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.expectProblem(412, "stale"));
    }

    @Test
    void whoUnsubscribesByALinkFindsItSwitchedOff(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        unsubscribe(ann, "email", "event-reminder");
        assertThat(published(events, ann, 1)
                        .at("/channels/email/event-reminder")
                        .asBoolean(true))
                .isFalse();
        unsubscribe(ann, "email", "event-reminder"); // again: nothing new
        unsubscribe(ann, "email", "password-reset"); // cannot be
        unsubscribe(ann, "telegram", "announcement");
        assertThat(published(events, ann, 2).get("channels").toString())
                .isEqualTo("{\"email\":{\"event-reminder\":false},\"telegram\":{\"announcement\":false}}");
        assertThat(ann.http().get("/me/preferences").header("ETag")).contains("\"2\"");
    }

    @Test
    void anUnsubscriptionFromWhatDoesNotExistIsBuried(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        events.publish("notifications", "unsubscribed", ann.id(), unsubscription(ann, "email", "sales-pitch"));
        events.await(
                "dlt.user-notifications", record -> record.key().equals(ann.id().toString()));
    }

    @Test
    void guestsHaveNone(RunningService service) {
        Member.of(service, Person.guest("gus")).http().get("/me/preferences").expectProblem(403, "forbidden");
    }

    private static Answer put(Member member, int version, Object body) {
        return member.http().with("If-Match", "\"" + version + "\"").put("/me/preferences", body);
    }

    private static Answer quiet(Member member, String from, String to) {
        return put(
                member,
                0,
                Map.of(
                        "notificationsEnabled", true,
                        "channels", Map.of(),
                        "quietHours", Map.of("from", from, "to", to)));
    }

    private static void malformed(Member member, Object channels, String field) {
        var body = channels instanceof String json
                ? "{\"notificationsEnabled\": true, \"channels\": " + json + "}"
                : Map.of("notificationsEnabled", true, "channels", channels);
        var problem = put(member, 0, body).expectProblem(400, "malformed-request");
        assertThat(problem.at("/violations/0/field").asText()).startsWith(field);
    }

    private static JsonNode published(Events events, Member member, int version) {
        return Contracts.check(events.await(
                "profiles",
                "preferences-changed",
                member.id(),
                record -> record.json().get("version").asInt() == version));
    }

    private static void unsubscribe(Member member, String channel, String kind) {
        Member.publish("notifications", "unsubscribed", member.id(), unsubscription(member, channel, kind));
    }

    private static JsonNode unsubscription(Member member, String channel, String kind) {
        return Contracts.check(
                "notifications",
                "unsubscribed",
                Contracts.sample("notifications", "unsubscribed")
                        .put("userId", member.id().toString())
                        .put("channel", channel)
                        .put("kind", kind));
    }
}
