package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.FaultyTelegram;
import io.convoke.testkit.Person;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of messages when Telegram refuses, fails, hangs, or the person has blocked the bot. */
@NotificationTest
class TelegramFaultsIT extends TelegramBench {
    private static final String BLOCKED = "Forbidden: bot was blocked by the user";

    @Test
    void whoIsAskedToWaitWaitsWithEverything() {
        var ann = linked("ann");
        var bo = linked("bo");
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
