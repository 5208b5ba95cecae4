package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@UserTest
class TelegramIT {
    @Test
    void aCodeThatComesBackInTimeLinksTheChat(RunningService service, Events events, Database database) {
        var ann = Member.known(service, "ann");
        assertThat(ann.http()
                        .get("/me/telegram")
                        .expect(200)
                        .json()
                        .get("linked")
                        .asBoolean())
                .isFalse();
        var code = code(ann);
        assertThat(code.get("code").asText()).matches("[A-Z2-9]{16}");
        assertThat(code.get("link").asText())
                .isEqualTo("https://t.me/convoke_test_bot?start="
                        + code.get("code").asText());
        assertThat(Instant.parse(code.get("expiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(540), Instant.now().plusSeconds(600));
        assertThat(database.occurrences("profile", code.get("code").asText())).isEmpty();
        assertThat(database.occurrences("profile", hash(code))).containsExactly("telegram_link.code_hash");

        var chat = chat();
        send(code, chat, Instant.now());

        var link = ann.http().get("/me/telegram").expect(200);
        assertThat(link.json().get("linked").asBoolean()).isTrue();
        assertThat(link.json().hasNonNull("linkedAt")).isTrue();
        assertThat(link.body()).doesNotContain(String.valueOf(chat));
        var linked = Contracts.check(events.await("profiles", "telegram-linked", ann.id()));
        assertThat(linked.get("chatId").asLong()).isEqualTo(chat);
        assertThat(linked.get("version").asLong()).isEqualTo(1);
        assertThat(service.http().get("/" + ann.id()).body()).doesNotContain(String.valueOf(chat));
    }

    @Test
    void aCodeIsGoodOnce(RunningService service, Events events) {
        var code = code(Member.known(service, "ann"));
        send(code, chat(), Instant.now());
        refused(events, code, Instant.now(), "used");
    }

    @Test
    void aCodeThatComesTooLateIsRefused(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var code = code(ann);
        refused(events, code, Instant.now().plus(Duration.ofMinutes(11)), "expired");
        assertThat(ann.http().get("/me/telegram").json().get("linked").asBoolean())
                .isFalse();
    }

    @Test
    void aCodeThatNobodyMadeIsRefused(RunningService service, Events events) {
        var unknown = Contracts.sample("notifications", "telegram-code-received");
        unknown.put("code", UUID.randomUUID().toString());
        refused(events, unknown, Instant.now(), "unknown");
    }

    @Test
    void theNextCodeTakesThePlaceOfTheOneBefore(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var first = code(ann);
        var second = code(ann);
        refused(events, first, Instant.now(), "unknown");
        send(second, chat(), Instant.now());
        assertThat(ann.http().get("/me/telegram").json().get("linked").asBoolean())
                .isTrue();
    }

    @Test
    void whoLinksAgainHasTheNewChat(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var chat = chat();
        send(code(ann), chat(), Instant.now());
        send(code(ann), chat, Instant.now());
        var linked = events.await(
                "profiles",
                "telegram-linked",
                ann.id(),
                record -> record.json().get("version").asInt() == 2);
        assertThat(linked.json().get("chatId").asLong()).isEqualTo(chat);
    }

    @Test
    void unlinkingEndsTheLinkAndTheOpenCode(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        ann.http().delete("/me/telegram").expect(204);
        send(code(ann), chat(), Instant.now());
        var open = code(ann);
        ann.http().delete("/me/telegram").expect(204);
        ann.http().delete("/me/telegram").expect(204);
        var unlinked = Contracts.check(events.await("profiles", "telegram-unlinked", ann.id()));
        assertThat(unlinked.get("reason").asText()).isEqualTo("by-person");
        assertThat(unlinked.get("version").asLong()).isEqualTo(2);
        refused(events, open, Instant.now(), "unknown");
        assertThat(events.received("profiles", "telegram-unlinked", ann.id())).hasSize(1);
    }

    @Test
    void aBlockedBotEndsTheLinkWithThatChatOnly(RunningService service, Events events) {
        var ann = Member.known(service, "ann");
        var before = chat();
        var now = chat();
        send(code(ann), before, Instant.now());
        send(code(ann), now, Instant.now());
        blocked(ann, before); // an old chat's news
        assertThat(ann.http().get("/me/telegram").json().get("linked").asBoolean())
                .isTrue();
        blocked(ann, now);
        assertThat(ann.http().get("/me/telegram").json().get("linked").asBoolean())
                .isFalse();
        var unlinked = Contracts.check(events.await("profiles", "telegram-unlinked", ann.id()));
        assertThat(unlinked.get("reason").asText()).isEqualTo("blocked");
        assertThat(unlinked.get("version").asLong()).isEqualTo(3);
    }

    @Test
    void codesAreBounded(RunningService service) {
        var ann = Member.known(service, "ann");
        var statuses = new java.util.ArrayList<Integer>();
        for (var i = 0; i < 25; i++) { // the window may begin anew in between
            statuses.add(ann.http().post("/me/telegram").status());
        }
        assertThat(statuses).startsWith(200).contains(429);
        ann.http().post("/me/telegram").expectProblem(429, "too-many-requests");
        Assertions.assertThat(ann.http().post("/me/telegram").header("Retry-After"))
                .isPresent();
        code(Member.known(service, "bob"));
    }

    @Test
    void guestsLinkNothing(RunningService service) {
        Member.of(service, Person.guest("gus")).http().post("/me/telegram").expectProblem(403, "forbidden");
    }

    private static JsonNode code(Member member) {
        return member.http().post("/me/telegram").expect(200).json();
    }

    private static long chat() {
        return ThreadLocalRandom.current().nextLong(1_000_000_000L, 1L << 52);
    }

    /** Tells the service, as notification does, that the code came to the bot; returns the chat's key. */
    private static UUID send(JsonNode code, long chat, Instant at) {
        var key = UUID.nameUUIDFromBytes(("telegram:" + chat).getBytes(StandardCharsets.UTF_8));
        var received = Contracts.sample("notifications", "telegram-code-received")
                .put("codeHash", hash(code))
                .put("chatId", chat)
                .put("at", at.toString());
        Member.publish(
                "notifications",
                "telegram-code-received",
                key,
                Contracts.check("notifications", "telegram-code-received", received));
        return key;
    }

    private static void refused(Events events, JsonNode code, Instant at, String reason) {
        var chat = chat();
        var key = send(code, chat, at);
        var refused = Contracts.check(events.await("profiles", "telegram-link-refused", key));
        assertThat(refused.get("reason").asText()).isEqualTo(reason);
        assertThat(refused.get("chatId").asLong()).isEqualTo(chat);
    }

    private static void blocked(Member member, long chat) {
        var blocked = Contracts.sample("notifications", "telegram-blocked")
                .put("userId", member.id().toString())
                .put("chatId", chat);
        Member.publish("notifications", "telegram-blocked", member.id(), blocked);
    }

    private static String hash(JsonNode code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(code.get("code").asText().getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
