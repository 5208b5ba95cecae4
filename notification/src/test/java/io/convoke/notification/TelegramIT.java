package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.telegram.TelegramMessage;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.FaultyTelegram;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages by Telegram, whose API behaves and misbehaves as the real one does. */
@NotificationTest
class TelegramIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");
    private static final String BLOCKED = "Forbidden: bot was blocked by the user";

    private Bench bench;
    private Scene scene;
    private FaultyTelegram telegram;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
        this.telegram = bench.telegram();
    }

    @AfterEach
    void mend() {
        telegram.behave();
    }

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
    void whoIsAskedToWaitWaitsWithEverything() {
        var ann = linked("ann");
        var bo = linked("bo");
        scene.awaitDone(ann, 1);
        scene.awaitDone(bo, 1);
        telegram.tooManyRequests(3, 1);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        var refused = awaitCall(ann);
        scene.publish("confirmed", scene.seat(bo, event));
        awaitNews(ann, 2);
        awaitNews(bo, 2);
        var next = telegram.calls("sendMessage").stream()
                .filter(call -> call.nanos() > refused)
                .mapToLong(FaultyTelegram.Call::nanos)
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(next - refused)).isGreaterThanOrEqualTo(Duration.ofMillis(2_900));
        assertThat(scene.awaitDoneByChannel(ann, 3)).contains("telegram registration-confirmed sent");
        assertThat(scene.mails(ann)).hasSize(1);
        assertThat(scene.notifications(ann))
                .allSatisfy(row -> assertThat(row.get("uncertain")).isEqualTo(0));
    }

    @Test
    void whoBlocksTheBotGetsMailInstead() {
        var ann = linked("ann");
        scene.wishes(ann, Scene.off("email registration-confirmed"));
        telegram.block(ann.username(), true);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));

        var blocked = Contracts.check(bench.events().await("notifications", "telegram-blocked", ann.id()));
        assertThat(blocked.get("chatId").asLong()).isEqualTo(telegram.chatId(ann.username()));
        scene.awaitRow(ann, "telegram", "registration-confirmed", "failed", "403 " + BLOCKED);
        var mail = scene.awaitMails(ann, 1).get(0);
        assertThat(mail.subject()).isEqualTo("You have a seat: Java Meetup");
        assertThat(mail.text()).contains("We could not reach you by Telegram");

        scene.publish("cancelled", seat);
        scene.awaitMails(ann, 2);
        assertThat(scene.awaitDoneByChannel(ann, 4))
                .containsExactlyInAnyOrder(
                        "telegram telegram-linked sent",
                        "email registration-confirmed sent",
                        "telegram registration-confirmed failed",
                        "email registration-cancelled sent");
        assertThat(bench.events().received("notifications", "telegram-blocked", ann.id()))
                .hasSize(1);
    }

    @Test
    void aChatThatIsGoneIsLikeABlockedBotAndTheMailIsNotDoubled() {
        var ann = linked("ann");
        telegram.refuse(400, "Bad Request: chat not found", 1);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        Contracts.check(bench.events().await("notifications", "telegram-blocked", ann.id()));
        scene.awaitDone(ann, 3);
        assertThat(scene.mails(ann)).hasSize(1);
        assertThat(scene.mails(ann).get(0).text()).doesNotContain("could not reach you");
    }

    @Test
    void anApiThatFailsIsAskedAgainAndMailsDoNotWaitForIt() {
        var ann = linked("ann");
        scene.awaitDone(ann, 1);
        telegram.refuse(502, "Bad Gateway", 2);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitMails(ann, 1);
        awaitNews(ann, 2);
        assertThat(scene.awaitDoneByChannel(ann, 3))
                .containsExactlyInAnyOrder(
                        "telegram telegram-linked sent",
                        "email registration-confirmed sent",
                        "telegram registration-confirmed sent");
        assertThat(news(ann)).hasSize(2);
        assertThat(row(ann).get("attempts")).isEqualTo(3);
    }

    @Test
    void anApiThatHangsIsCutOffAndInTheEndMailTakesItsPlace(Clocks clocks) {
        var ann = linked("ann");
        scene.awaitDone(ann, 1);
        scene.wishes(ann, Scene.off("email registration-confirmed"));
        telegram.hang();
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitRow(ann, "telegram", "registration-confirmed", "pending", "no answer within 2 s");
        assertThat(scene.mails(ann)).isEmpty();
        clocks.shift("notification", Duration.ofMinutes(61));
        scene.awaitRow(ann, "telegram", "registration-confirmed", "failed", "given up: no answer within 2 s");
        assertThat(scene.awaitMails(ann, 1).get(0).text()).contains("We could not reach you by Telegram");
        assertThat((Integer) row(ann).get("uncertain")).isPositive();
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
        scene.awaitDone(ann, 1);
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

    private Person linked(String name) {
        var person = scene.person(name);
        scene.link(person);
        Awaitility.await()
                .atMost(Scene.PATIENCE)
                .until(() -> telegram.received(person.username()).stream()
                        .anyMatch(message -> message.text().startsWith("I only bring messages")));
        return person;
    }

    private Map<String, Object> row(Person person) {
        return scene.notifications(person).stream()
                .filter(row ->
                        row.get("type").equals("telegram") && row.get("kind").equals("registration-confirmed"))
                .findFirst()
                .orElseThrow();
    }

    private List<TelegramMessage> awaitReceived(Person person, int count) {
        return Awaitility.await("messages of " + person.username())
                .atMost(Scene.PATIENCE)
                .until(() -> telegram.received(person.username()), messages -> messages.size() >= count);
    }

    /** What the person got beside the answer to the first hello. */
    private List<TelegramMessage> news(Person person) {
        return telegram.received(person.username()).stream()
                .filter(message -> !message.text().startsWith("I only bring messages"))
                .toList();
    }

    private List<TelegramMessage> awaitNews(Person person, int count) {
        return Awaitility.await("news of " + person.username())
                .atMost(Scene.PATIENCE)
                .until(() -> news(person), messages -> messages.size() >= count);
    }

    /** When the last message to the person was tried. */
    private long awaitCall(Person person) {
        var chat = telegram.chatId(person.username());
        return Awaitility.await("a call")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> telegram.calls("sendMessage").stream()
                                .filter(call ->
                                        call.parameters().path("chat_id").asLong() == chat
                                                && call.parameters()
                                                        .path("text")
                                                        .asText()
                                                        .contains("You have a seat"))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow()
                .nanos();
    }
}
