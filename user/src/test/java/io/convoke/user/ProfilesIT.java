package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@UserTest
class ProfilesIT {
    @Test
    void aProfileIsMadeFromTheAccount(RunningService service, Events events) {
        var ann = Member.unannounced(service, "ann");
        ann.announce("ru");

        var answer = ann.profile();
        assertThat(answer.header("ETag")).contains("\"1\"");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var profile = answer.json();
        assertThat(profile.get("id").asText()).isEqualTo(ann.id().toString());
        assertThat(profile.get("username").asText()).isEqualTo(ann.person().username());
        assertThat(profile.get("displayName").asText()).isEqualTo(ann.person().username());
        assertThat(profile.get("email").asText()).isEqualTo(ann.person().email());
        assertThat(profile.get("locale").asText()).isEqualTo("ru");
        assertThat(profile.get("timeZone").asText()).isEqualTo("UTC");
        assertThat(profile.get("createdAt").asText())
                .isEqualTo(Contracts.sample("accounts", "registered")
                        .get("createdAt")
                        .asText());
        assertThat(profile.has("bio")).isFalse();
        assertThat(profile.has("profilePicture")).isFalse();

        var published = Contracts.check(events.await("profiles", "changed", ann.id()));
        assertThat(published.get("version").asLong()).isEqualTo(1);
        assertThat(published.get("username").asText()).isEqualTo(ann.person().username());
        assertThat(published.get("locale").asText()).isEqualTo("ru");
        assertThat(published.toString()).doesNotContain(ann.person().email());
    }

    @Test
    void othersSeeNothingByWhichThePersonCanBeReached(RunningService service) {
        var ann = Member.known(service, "ann");
        ann.change(Map.of("displayName", "Ann Lee", "bio", "Short talks\nLong walks"));
        for (var http :
                List.of(service.http(), Member.unannounced(service, "bob").http(), ann.http())) {
            var seen = http.get("/" + ann.id()).expect(200);
            assertThat(seen.json().fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "username", "displayName", "bio");
            assertThat(seen.body()).doesNotContain("@example.org").doesNotContain("UTC");
            assertThat(seen.json().get("bio").asText()).isEqualTo("Short talks\nLong walks");
        }
        service.http().get("/" + Ids.next()).expectProblem(404, "profile-unknown");
        service.http().get("/nobody").expectProblem(400, "malformed-request");
    }

    @Test
    void aChangeReplacesTheWholeAndIsPublished(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var changed = ann.change(Map.of(
                "displayName", "  Анна Ли ",
                "bio", "Пью чай",
                "locale", "ru",
                "timeZone", "Europe/Moscow",
                "profilePicture", "https://pictures.example.org/ann.jpg?size=2"));
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(changed.json().get("displayName").asText()).isEqualTo("Анна Ли");
        assertThat(changed.json()).isEqualTo(ann.profile().json());

        var published = Contracts.check(events.await("profiles", "changed", ann.id(), version(2)));
        assertThat(published.get("displayName").asText()).isEqualTo("Анна Ли");
        assertThat(published.get("timeZone").asText()).isEqualTo("Europe/Moscow");
        assertThat(published.get("profilePicture").asText()).isEqualTo("https://pictures.example.org/ann.jpg?size=2");

        ann.change(Map.of("bio", "(none)", "profilePicture", "(none)"));
        assertThat(ann.profile().json().has("bio")).isFalse();
        assertThat(Contracts.check(events.await("profiles", "changed", ann.id(), version(3)))
                        .has("profilePicture"))
                .isFalse();
    }

    @Test
    void whatChangesNothingIsNotTold(RunningService service, Database database) {
        var ann = Member.known(service, "ann");
        var body = Map.of("displayName", "Ann", "locale", "en", "timeZone", "UTC");
        ann.http().with("If-Match", "\"1\"").put("/me", body).expect(200);
        var again = ann.http().with("If-Match", "\"2\"").put("/me", body).expect(200);
        assertThat(again.header("ETag")).contains("\"2\"");
        assertThat(database.count("profile.profile where user_id = ? and version = 2", ann.id()))
                .isEqualTo(1);
    }

    @Test
    void twoWhoChangeTheSameVersionDoNotOverwriteEachOther(RunningService service, Events events) throws Exception {
        var ann = Member.known(service, "ann");
        var threads = Executors.newFixedThreadPool(6);
        var answers = new ArrayList<Answer>();
        try {
            var changes = new ArrayList<Callable<Answer>>();
            for (var i = 0; i < 6; i++) {
                var body = Map.of("displayName", "Ann " + i, "locale", "en", "timeZone", "UTC");
                changes.add(() -> ann.http().with("If-Match", "\"1\"").put("/me", body));
            }
            for (var answer : threads.invokeAll(changes)) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.expectProblem(412, "stale"));
        ann.change(Map.of("bio", "last"));
        events.await("profiles", "changed", ann.id(), version(3));
        assertThat(events.received("profiles", "changed", ann.id()))
                .extracting(record -> record.json().get("version").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void anUpdateNeedsTheVersionItIsBasedOn(RunningService service) {
        var ann = Member.known(service, "ann");
        var body = Map.of("displayName", "Ann", "locale", "en", "timeZone", "UTC");
        ann.http().put("/me", body).expectProblem(428, "precondition-required");
        ann.http().with("If-Match", "\"7\"").put("/me", body).expectProblem(412, "stale");
    }

    @Test
    void rightAfterSignUpTheTokenSpeaks(RunningService service, Events events) {
        var ann = Member.unannounced(service, "ann");
        var early = ann.profile();
        assertThat(early.header("ETag")).contains("\"0\"");
        assertThat(early.json().get("displayName").asText())
                .isEqualTo(ann.person().username());
        assertThat(early.json().has("email")).isFalse();
        service.http().get("/" + ann.id()).expectProblem(404, "profile-unknown");

        ann.change(Map.of("displayName", "Ann", "locale", "ru"));
        ann.announce("en");

        var late = ann.profile().json();
        assertThat(late.get("displayName").asText()).isEqualTo("Ann");
        assertThat(late.get("locale").asText()).isEqualTo("ru");
        assertThat(late.get("email").asText()).isEqualTo(ann.person().email());
        events.await("profiles", "changed", ann.id(), version(2));
        assertThat(events.received("profiles", "changed", ann.id()))
                .extracting(record -> record.json().get("version").asInt())
                .containsExactly(1, 2);
    }

    @Test
    void guestsReadButDoNotWrite(RunningService service) {
        var gus = Member.of(service, Person.guest("gus"));
        gus.announce("en");
        gus.profile();
        gus.tryChange(Map.of("bio", "Buy my things")).expectProblem(403, "forbidden");
    }

    @Test
    void brokenRulesAreNamedInTheCallersLanguage(RunningService service) {
        var ann = Member.known(service, "ann");
        violation(ann.tryChange(Map.of("displayName", "  ")), "displayName");
        violation(ann.tryChange(Map.of("displayName", "n".repeat(101))), "displayName");
        violation(ann.tryChange(Map.of("bio", "b".repeat(2001))), "bio");
        violation(ann.tryChange(Map.of("locale", "de")), "locale");
        violation(ann.tryChange(Map.of("timeZone", "+03:00")), "timeZone");
        violation(ann.tryChange(Map.of("timeZone", "Mars/Olympus")), "timeZone");
        var russian = Member.of(service, ann.person())
                .http()
                .with("Accept-Language", "ru")
                .with("If-Match", "\"1\"")
                .put("/me", Map.of("displayName", "Ann", "locale", "en", "timeZone", "Mars/Olympus"))
                .expectProblem(422, "validation-failed");
        assertThat(russian.at("/violations/0/message").asText()).contains("часовым поясом");
        ann.tryChange(Map.of("displayName", "Ann\r\nBcc: x@example.org")).expectProblem(400, "malformed-request");
        ann.tryChange(Map.of("username", "admin")).expectProblem(400, "malformed-request");
        ann.tryChange(Map.of("email", "x@example.org")).expectProblem(400, "malformed-request");
        ann.tryChange(Map.of("roles", List.of("admin"))).expectProblem(400, "malformed-request");
        assertThat(ann.profile().header("ETag")).contains("\"1\"");
    }

    /** Attack 59: the picture's address points into a private network. */
    @Test
    void aPictureInAPrivateNetworkIsRefusedWithoutAPacket(RunningService service) throws Exception {
        var ann = Member.known(service, "ann");
        try (var trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var port = trap.getLocalPort();
            for (var address : new String[] {
                "http://127.0.0.1:" + port + "/x.jpg",
                "https://127.0.0.1:" + port + "/x.jpg",
                "https://localhost:" + port + "/x.jpg",
                "https://[::1]:" + port + "/x.jpg",
                "https://2130706433:" + port + "/x.jpg",
                "https://0x7f000001:" + port + "/",
                "https://169.254.169.254/latest/meta-data",
                "https://example.org@127.0.0.1/x.jpg",
                "http://pictures.example.org/ann.jpg",
                "//127.0.0.1:" + port + "/x.jpg",
                "/api/v1/media/../../../etc/passwd",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA"
            }) {
                violation(ann.tryChange(Map.of("profilePicture", address)), "profilePicture");
            }
            // A name may lead anywhere, which cannot be known without asking: it is taken, and not asked for.
            ann.change(Map.of("profilePicture", "https://rebinding.example.org/x.jpg"));
            ann.profile();
            trap.setSoTimeout(500);
            assertThat(accepts(trap)).isFalse();
        }
    }

    @Test
    void theAvatarBecomesThePicture(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        avatar(ann, 1);
        assertThat(ann.profile().json().get("profilePicture").asText()).isEqualTo(url(ann, 1));
        assertThat(Contracts.check(events.await("profiles", "changed", ann.id(), version(2)))
                        .get("profilePicture")
                        .asText())
                .isEqualTo(url(ann, 1));
        ann.change(Map.of("bio", "With a picture"));
        avatar(ann, 3);
        avatar(ann, 2); // late
        assertThat(ann.profile().json().get("profilePicture").asText()).isEqualTo(url(ann, 3));
        removed(ann, 4);
        assertThat(ann.profile().json().has("profilePicture")).isFalse();
    }

    @Test
    void aPictureFromElsewhereOutlivesTheAvatar(RunningService service) {
        var ann = Member.known(service, "ann");
        avatar(ann, 1);
        ann.change(Map.of("profilePicture", "https://pictures.example.org/ann.jpg"));
        removed(ann, 2);
        assertThat(ann.profile().json().get("profilePicture").asText())
                .isEqualTo("https://pictures.example.org/ann.jpg");
    }

    @Test
    void anAvatarMayComeBeforeTheProfile(RunningService service) {
        var ann = Member.unannounced(service, "ann");
        avatar(ann, 1);
        assertThat(ann.profile().json().get("profilePicture").asText()).isEqualTo(url(ann, 1));
        ann.announce("en");
        assertThat(ann.profile().json().get("profilePicture").asText()).isEqualTo(url(ann, 1));
    }

    private static void avatar(Member member, int version) {
        var change = Contracts.sample("media", "avatar-changed")
                .put("userId", member.id().toString())
                .put("url", url(member, version))
                .put("version", version);
        Member.publish("media", "avatar-changed", member.id(), change);
    }

    private static void removed(Member member, int version) {
        var change = Contracts.sample("media", "avatar-changed")
                .put("userId", member.id().toString())
                .put("version", version);
        change.remove("url");
        Member.publish("media", "avatar-changed", member.id(), change);
    }

    private static String url(Member member, int version) {
        return "/api/v1/media/avatars/" + member.id() + "?v=" + version;
    }

    private static java.util.function.Predicate<Received> version(int version) {
        return record -> record.json().get("version").asInt() == version;
    }

    private static boolean accepts(ServerSocket trap) throws Exception {
        try (var caught = trap.accept()) {
            return true;
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }

    private static void violation(Answer answer, String field) {
        var problem = answer.expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
    }
}
