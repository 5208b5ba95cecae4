package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8058: one click in a mail program, without logging in. */
@NotificationTest
class UnsubscribeIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");
    private static final String PREFIX = "http://localhost:8080/api/v1/notifications";

    private Bench bench;
    private Scene scene;
    private Http anybody;

    @BeforeEach
    void set(Bench bench, RunningService service) {
        this.bench = bench;
        this.scene = new Scene(bench);
        this.anybody = service.http();
    }

    @Test
    void oneClickSwitchesTheKindOffAtOnceAndForGood() {
        var ann = scene.person("ann");
        var mail = confirmed(ann, 1);
        assertThat(mail.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
        var link = link(mail);
        assertThat(mail.text()).contains("No longer get confirmations of registrations: " + PREFIX + link);
        assertThat(mail.html()).contains("<a href=\"" + PREFIX + link + "\"");

        var answer = anybody.send("POST", link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        assertThat(answer.expect(200).json().get("kind").asText()).isEqualTo("registration-confirmed");
        anybody.post(link).expect(200);
        var told = Contracts.check(bench.events().await("notifications", "unsubscribed", ann.id()));
        assertThat(told.get("channel").asText()).isEqualTo("email");
        assertThat(told.get("kind").asText()).isEqualTo("registration-confirmed");

        again(ann);
        scene.awaitRow(ann, "email", "registration-confirmed", "skipped", "unsubscribed");
        assertThat(scene.mails(ann)).hasSize(1);
        assertThat(bench.events().received("notifications", "unsubscribed", ann.id()))
                .hasSize(1);
    }

    @Test
    void preferencesThatWereOnTheirWayDoNotUndoItAndLaterOnesDo() {
        var ann = scene.person("ann");
        anybody.post(link(confirmed(ann, 1))).expect(200);
        scene.wishes(ann, Scene.off());
        again(ann);
        assertThat(scene.awaitDone(ann, 2)).endsWith("registration-confirmed skipped");
        scene.wishes(ann, Scene.off("email registration-confirmed"));
        scene.wishes(ann, Scene.off());
        again(ann);
        assertThat(scene.awaitDone(ann, 3)).endsWith("registration-confirmed sent");
    }

    @Test
    void openingTheLinkOnlyAsks() {
        var ann = scene.person("ann");
        var link = link(confirmed(ann, 1));
        var page = anybody.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .with("Accept-Language", "ru")
                .get(link)
                .expect(200);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("<form method=\"post\">", "Отписаться?", "подтверждения записи");
        anybody.with("Accept", "text/html").send("HEAD", link);
        again(ann);
        assertThat(scene.awaitDone(ann, 2)).containsOnly("registration-confirmed sent");

        var done = anybody.with("Accept", "text/html")
                .send("POST", link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                .expect(200);
        assertThat(done.body()).contains("You are unsubscribed").doesNotContain("<form");
        again(ann);
        assertThat(scene.awaitDone(ann, 3)).endsWith("registration-confirmed skipped");
    }

    @Test
    void whatIsAboutTheAccountHasNoLink() {
        var ann = scene.person("ann");
        scene.ofAccount("password-changed", ann, "en", Map.of("changedAt", Instant.now()));
        var mail = scene.awaitMails(ann, 1).get(0);
        assertThat(mail.header("List-Unsubscribe")).isEmpty();
        assertThat(mail.text()).doesNotContain("unsubscribe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=x"})
    void withoutAGoodTokenNothingHappens(String query) {
        var slug = query.equals("?token=x") ? "token-invalid" : "malformed-request";
        anybody.post("/unsubscribe" + query).expectProblem(400, slug);
        anybody.with("Accept", "text/html").get("/unsubscribe" + query).expectProblem(400, slug);
    }

    @Test
    void aTokenIsGoodForItsPersonAndKindOnly() {
        var ann = scene.person("ann");
        var link = link(confirmed(ann, 1));
        var other = UUID.randomUUID().toString();
        for (var forged : new String[] {
            link.replace("registration-confirmed", "event-cancelled"),
            link.replace(ann.id().toString(), other),
            link.replaceAll(".$", link.endsWith("A") ? "B" : "A")
        }) {
            anybody.post(forged).expectProblem(400, "token-invalid");
        }
        again(ann);
        assertThat(scene.awaitDone(ann, 2)).containsOnly("registration-confirmed sent");
        assertThat(bench.database().occurrences("notification", link.replaceAll(".*\\.", "")))
                .as("the signature")
                .isEmpty();
    }

    private Mail confirmed(Person person, int mails) {
        again(person);
        return scene.awaitMails(person, mails).get(mails - 1);
    }

    private void again(Person person) {
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(person, event));
    }

    /** Below the service's prefix. */
    private static String link(Mail mail) {
        var header = mail.header("List-Unsubscribe").orElseThrow();
        assertThat(header).startsWith("<" + PREFIX + "/unsubscribe?token=").endsWith(">");
        return header.substring(PREFIX.length() + 1, header.length() - 1);
    }
}
