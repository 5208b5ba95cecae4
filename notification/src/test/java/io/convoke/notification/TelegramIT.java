package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.telegram.TelegramMessage;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Messages by Telegram, whose API behaves and misbehaves as the real one does. */
@NotificationTest
class TelegramIT extends TelegramBench {
    @Test
    void aCodeIsPassedOnAsAHashAndTheLinkIsSaidInTheChat() throws Exception {
        var ann = scene.person("ann", "ru");
        var code = "CODE-" + UUID.randomUUID();
        telegram.say(ann.username(), "ru", "/start " + code);
        var chat = telegram.chatId(ann.username());
        var key = UUID.nameUUIDFromBytes(("telegram:" + chat).getBytes(StandardCharsets.UTF_8));
        var received = Contracts.check(bench.events().await("notifications", "telegram-code-received", key));
        assertThat(received.get("chatId").asLong()).isEqualTo(chat);
        assertThat(received.get("codeHash").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8))));
        assertThat(received.toString()).doesNotContain(code);

        scene.publishLink(ann, chat);
        assertThat(awaitReceived(ann, 1).get(0).text()).startsWith("Telegram подключён");
        assertThat(scene.awaitDoneByChannel(ann, 1)).containsExactly("telegram telegram-linked sent");
        assertThat(scene.mails(ann)).isEmpty();
    }

    @Test
    void theBotAnswersInTheLanguageOfThePerson() {
        var anya = Person.user("anya");
        telegram.say(anya.username(), "ru", "/start");
        assertThat(awaitReceived(anya, 1).get(0).text()).startsWith("Здравствуйте! Я приношу");
        var ann = Person.user("ann");
        telegram.say(ann.username(), "en", "/start");
        telegram.say(ann.username(), "en", "what?");
        telegram.say(ann.username(), "en", "/start not a code");
        assertThat(awaitReceived(ann, 3))
                .extracting(TelegramMessage::text)
                .anyMatch(text -> text.startsWith("Hello! I bring"))
                .anyMatch(text -> text.startsWith("I only bring messages"))
                .anyMatch(text -> text.startsWith("This is not a code"));
        scene.send(
                "profiles",
                "telegram-link-refused",
                UUID.randomUUID(),
                Map.of("chatId", telegram.chatId(ann.username()), "reason", "expired", "at", Instant.now()));
        assertThat(awaitReceived(ann, 4).get(3).text()).contains("This code is too old", "Этот код устарел");
        assertThat(bench.events().received("notifications"))
                .noneMatch(record -> record.json().path("chatId").asLong() == telegram.chatId(ann.username()));
    }

    @Test
    void aMessageGoesByBothChannelsAndThePersonSeesBoth() {
        var ann = linked("ann");
        var event = scene.publish("published", scene.event("R&D <b>evening</b>", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("cancelled", seat);
        assertThat(scene.awaitDoneByChannel(ann, 5))
                .containsExactlyInAnyOrder(
                        "telegram telegram-linked sent",
                        "email registration-confirmed sent",
                        "telegram registration-confirmed sent",
                        "email registration-cancelled sent",
                        "telegram registration-cancelled sent");
        assertThat(scene.mails(ann)).hasSize(2);
        var received = news(ann);
        assertThat(received)
                .extracting(message -> message.text().lines().findFirst().orElseThrow())
                .containsExactly(
                        "Telegram is linked",
                        "You have a seat: R&D <b>evening</b>",
                        "Your registration is cancelled: R&D <b>evening</b>");
        assertThat(received.get(1).text())
                .contains("When: Sat 27 March 2027, 19:00–21:00 (Europe/Moscow, UTC+3)")
                .doesNotContain("attach");
        assertThat(received.get(1).links())
                .containsExactly("http://localhost:8080/api/v1/events/" + event.id() + "/calendar.ics");
        assertThat(scene.list(ann))
                .extracting(item ->
                        item.get("type").asText() + " " + item.get("status").asText())
                .contains("telegram sent", "email sent");
    }

    @Test
    void whatIsSwitchedOffForTelegramGoesByMailAlone() {
        var ann = linked("ann");
        scene.wishes(ann, Scene.off("telegram registration-confirmed"));
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitRow(ann, "telegram", "registration-confirmed", "skipped", "this kind is switched off for telegram");
        scene.awaitMails(ann, 1);
        scene.ofAccount(
                "password-reset-requested",
                ann,
                "en",
                Map.of("resetId", UUID.randomUUID(), "expiresAt", Instant.now().plus(Duration.ofHours(1))));
        scene.awaitMails(ann, 2);
        assertThat(scene.awaitDone(ann, 4)).hasSize(4);
        assertThat(news(ann)).hasSize(1);
    }

    @Test
    void withoutABotEverythingElseWorks() {
        var ann = linked("ann");
        var token = bench.secrets().get("notification", "convoke.telegram.bot-token");
        var admin = Person.admin("root");
        try {
            bench.secrets().remove("notification", "convoke.telegram.bot-token");
            Awaitility.await()
                    .atMost(Scene.PATIENCE)
                    .until(() -> !selfTest(admin).get("accepted").asBoolean());
            var event = scene.publish("published", scene.event("Java Meetup", START));
            scene.publish("confirmed", scene.seat(ann, event));
            scene.awaitRow(ann, "telegram", "registration-confirmed", "skipped", "Telegram is switched off");
            scene.awaitMails(ann, 1);
        } finally {
            bench.secrets().put("notification", "convoke.telegram.bot-token", token);
        }
        Awaitility.await()
                .atMost(Scene.PATIENCE)
                .until(() -> selfTest(admin).get("accepted").asBoolean());
    }

    @Test
    void theSelfTestSaysWhoTheBotIsAndNobodySeesTheToken(RunningService service) throws Exception {
        var result = selfTest(Person.admin("root"));
        assertThat(result.get("bot").asText()).isEqualTo("ConvokeLocalBot");
        assertThat(result.get("server").asText())
                .isEqualTo("127.0.0.1:" + telegram.uri().getPort());
        scene.as(Person.user("ann")).post("/self-tests/telegram", "").expectProblem(403, "forbidden");
        var secret = telegram.token().substring(telegram.token().indexOf(':') + 1);
        for (var log : List.of(service.messagesLog(), service.server().log())) {
            assertThat(Files.readString(log)).doesNotContain(secret);
        }
        assertThat(bench.database().occurrences("notification", secret)).isEmpty();
    }

    private com.fasterxml.jackson.databind.JsonNode selfTest(Person admin) {
        return scene.as(admin).post("/self-tests/telegram", "").expect(200).json();
    }
}
