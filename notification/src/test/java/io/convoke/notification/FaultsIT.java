package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.FaultySmtp;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail server that misbehaves. */
@NotificationTest
class FaultsIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Scene scene;
    private Clocks clocks;
    private FaultySmtp smtp;

    @BeforeEach
    void set(Bench bench, Clocks clocks) {
        this.clocks = clocks;
        this.scene = new Scene(bench);
        this.smtp = bench.smtp();
    }

    @AfterEach
    void mend() {
        smtp.accept();
    }

    @Test
    void aPassingRefusalIsTriedAgainUntilItPasses() {
        smtp.rejectRecipient("450 4.2.1 Mailbox busy");
        var ann = confirmed("ann");
        awaitAttempts(ann, 2);
        var row = scene.notifications(ann).get(0);
        assertThat(row.get("status")).isEqualTo("pending");
        assertThat(row.get("reason")).isEqualTo("450 4.2.1 Mailbox busy");
        smtp.accept();
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
        assertThat(taken(ann)).hasSize(1);
    }

    @Test
    void aFinalRefusalIsNotTriedAgain() {
        smtp.rejectRecipient("550 5.1.1 No such user");
        var ann = confirmed("ann");
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed failed");
        var row = scene.notifications(ann).get(0);
        assertThat(row.get("reason")).isEqualTo("550 5.1.1 No such user");
        assertThat(row.get("attempts")).isEqualTo(1);
        assertThat(row.get("uncertain")).isEqualTo(0);
    }

    @Test
    void oneThatHangsIsCutOffAndHoldsUpNobody() {
        var ann = scene.person("ann");
        smtp.hangAtRecipient(ann.email());
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        var others = new ArrayList<Person>();
        for (int i = 0; i < 20; i++) {
            others.add(scene.person("other" + i));
            scene.publish("confirmed", scene.seat(others.get(i), event));
        }
        others.forEach(person -> assertThat(scene.awaitDone(person, 1)).containsExactly("registration-confirmed sent"));
        awaitAttempts(ann, 1);
        assertThat(scene.notifications(ann).get(0).get("status")).isEqualTo("pending");
        smtp.accept();
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
        assertThat(taken(ann)).hasSize(1);
    }

    @Test
    void aServerThatSaysNothingIsLeftAloneForAWhile() {
        smtp.hangAt("CONNECT");
        var ann = confirmed("ann");
        awaitAttempts(ann, 1);
        smtp.accept();
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
        assertThat(taken(ann)).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostCostsACopyWithTheSameIdAndIsCounted() {
        smtp.dropAfterData();
        var ann = confirmed("ann");
        Awaitility.await().atMost(Scene.PATIENCE).until(() -> !taken(ann).isEmpty());
        smtp.accept();
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
        var copies = taken(ann);
        assertThat(copies).hasSizeGreaterThanOrEqualTo(2);
        assertThat(copies.stream().map(FaultsIT::messageId).distinct()).hasSize(1);
        assertThat(scene.notifications(ann).get(0).get("uncertain")).isEqualTo(copies.size() - 1);
    }

    @Test
    void laterMessagesAboutAnEventDoNotOvertakeEarlierOnes() {
        smtp.rejectRecipient("451 4.3.0 Try later");
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        awaitAttempts(ann, 1);
        scene.publish("cancelled", seat);
        scene.awaitApplied("registrations");
        smtp.accept();
        scene.awaitDone(ann, 2);
        assertThat(taken(ann)).hasSize(2);
        assertThat(taken(ann).get(0)).contains("Subject: You have a seat");
        assertThat(taken(ann).get(1)).contains("Subject: Your registration is cancelled");
    }

    @Test
    void theSelfTestEndsInTimeWhateverTheServerDoes() {
        var admin = Person.admin("root");
        scene.account(admin, "en");
        scene.awaitApplied("accounts");
        var mine = scene.as(admin);
        smtp.hangAt("EHLO");
        var began = System.nanoTime();
        var hanging = mine.post("/self-tests/smtp").expect(200).json();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(hanging.get("accepted").asBoolean()).isFalse();
        assertThat(hanging.get("reason").asText()).isNotBlank();
        smtp.accept();
        smtp.rejectRecipient("550 5.7.1 Not you");
        var refused = mine.post("/self-tests/smtp").expect(200).json();
        assertThat(refused.get("accepted").asBoolean()).isFalse();
        assertThat(refused.get("reason").asText()).isEqualTo("550 5.7.1 Not you");
        assertThat(refused.get("replies").toString()).contains("220 faulty ESMTP");
    }

    @Test
    void whatNeverArrivesIsGivenUpAndTakenUpWhenItDoes() {
        var ann = Person.user("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        clocks.shift("notification", Duration.ofMinutes(11));
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed failed");
        assertThat(scene.notifications(ann).get(0).get("reason")).isEqualTo("the account is not known here yet");
        scene.account(ann, "en");
        Awaitility.await().atMost(Scene.PATIENCE).until(() -> taken(ann).size() == 1);
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
    }

    private Person confirmed(String name) {
        var person = scene.person(name);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(person, event));
        return person;
    }

    private void awaitAttempts(Person person, int attempts) {
        Awaitility.await("attempts")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.notifications(person).stream()
                        .anyMatch(row -> (Integer) row.get("attempts") >= attempts));
    }

    private List<String> taken(Person person) {
        return smtp.accepted().stream()
                .filter(mail -> mail.contains(person.email()))
                .toList();
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }
}
