package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.SecureSmtp.Security;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances send; the other one through a mail server of its own, with STARTTLS and a password, so that it is seen who
 * sent what.
 */
@NotificationTest
class TwoInstancesIT {
    private static final int PEOPLE = 150;
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <([^@]+)@");

    @TempDir
    static Path directory;

    private static SecureSmtp smtp;
    private static RunningService other;

    private Bench bench;
    private Scene scene;

    @BeforeAll
    static void startTheOther(Bench bench) {
        smtp = new SecureSmtp(directory, Security.STARTTLS);
        bench.secrets().put("notification", "convoke.mail.password", SecureSmtp.PASSWORD);
        other = bench.start(
                "notification-other",
                Map.of(
                        "convoke.mail.port",
                        String.valueOf(smtp.port()),
                        "convoke.mail.security",
                        "starttls",
                        "convoke.mail.user",
                        SecureSmtp.USER,
                        "convoke.mail.ca-certificate",
                        smtp.certificate().toString(),
                        "convoke.notification.lease",
                        "PT2S"));
    }

    @AfterAll
    static void stopTheOther() {
        other.kill9();
        smtp.close();
    }

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
        smtp.letGo();
        if (!other.server().running()) {
            other.start();
        }
    }

    @Test
    void everybodyGetsTheMailAndOnlyWhatIsCountedAsUncertainCanComeTwice() {
        var people = people(PEOPLE);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        people.forEach(person -> scene.publish("confirmed", scene.seat(person, event)));
        Awaitility.await("the middle")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sent(event) > PEOPLE / 5);
        other.kill9();
        check(event, people);
    }

    @Test
    void whatAStoppedInstanceHeldIsSentByTheOtherAndNotOnceMoreWhenItGoesOn() {
        var people = people(20);
        var event = scene.publish("published", scene.event("Java Meetup", START));
        smtp.hold();
        people.forEach(person -> scene.publish("confirmed", scene.seat(person, event)));
        scene.awaitApplied("registrations");
        Awaitility.await("the other has begun")
                .atMost(Scene.PATIENCE)
                .until(() -> !smtp.held().isEmpty());
        other.pause();
        var inItsHands = smtp.held();
        people.forEach(person -> assertThat(scene.awaitMails(person, 1)).hasSize(1));
        Awaitility.await("all sent").atMost(Scene.PATIENCE).until(() -> sent(event) == people.size());

        var before = ofTheirs(smtp.accepted(), people).size();
        smtp.letGo();
        other.resume();
        // It answers again, and has said goodbye to the mail server in every dialogue that was held.
        Awaitility.await("it goes on").atMost(Scene.PATIENCE).until(TwoInstancesIT::isReady);
        Awaitility.await("held dialogues end").atMost(Scene.PATIENCE).until(() -> smtp.open() == 0);
        assertThat(inItsHands).isNotEmpty();
        assertThat(ofTheirs(smtp.accepted(), people))
                .as("content of held mails")
                .hasSize(before);
        people.forEach(person -> {
            assertThat(scene.mails(person)).hasSize(1);
            assertThat(scene.notifications(person))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row).containsEntry("status", "sent").containsEntry("uncertain", 0));
        });
    }

    @Test
    void aListThatIsOpenAtOneInstanceHearsWhatHappensAtTheOther() throws Exception {
        var ann = scene.person("ann");
        try (var stream = LiveStream.open(bench, other, ann)) {
            stream.awaitSignOfLife();
            var event = scene.publish("published", scene.event("Live", START));
            scene.publish("confirmed", scene.seat(ann, event));
            var told = stream.awaitTold("registration-confirmed", "sent");

            scene.as(ann).send("PUT", "/" + told.get("id").asText() + "/read").expect(204);
            Awaitility.await("the mark")
                    .atMost(Scene.PATIENCE)
                    .until(() -> stream.told().stream().anyMatch(node -> node.has("readAt")));
        }
    }

    @Test
    void oneOfThemAsksTelegramAndEachMessageIsHeardOnce() {
        var telegram = bench.telegram();
        var conflicts = telegram.conflicts();
        var names = IntStream.range(0, 10)
                .mapToObj(i -> Person.user("writer").username())
                .toList();
        names.forEach(name -> telegram.say(name, "en", "/start"));
        names.forEach(name -> Awaitility.await(name)
                .atMost(Scene.PATIENCE)
                .until(() -> !telegram.received(name).isEmpty()));
        names.forEach(name -> assertThat(telegram.received(name)).hasSize(1));
        assertThat(telegram.conflicts()).isEqualTo(conflicts);
    }

    @Test
    void theSelfTestGoesThroughTlsAndTheLogIn() {
        var admin = Person.admin("root");
        scene.account(admin, "en");
        scene.awaitApplied("accounts");
        var said = other.http()
                .as(bench.tokens().of(admin))
                .post("/self-tests/smtp")
                .expect(200)
                .json();
        assertThat(said.get("accepted").asBoolean()).as(said.toString()).isTrue();
        assertThat(smtp.accepted()).anyMatch(mail -> mail.contains(admin.email()));
        assertThat(smtp.logins()).isNotEmpty().containsOnly(SecureSmtp.USER + ":" + SecureSmtp.PASSWORD);
        assertThat(said.toString()).doesNotContain(SecureSmtp.PASSWORD);
    }

    private static boolean isReady() {
        return Http.at(other.uri("/health/ready")).get("/").status() == 200;
    }

    private List<Person> people(int count) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++) {
            people.add(scene.person("person" + i));
        }
        scene.awaitApplied("accounts");
        return people;
    }

    private long sent(Happening event) {
        return bench.database().count("notification.notification where event_id = ? and status = 'sent'", event.id());
    }

    /** Ledger: who was due, against what the mail servers have. */
    private void check(Happening event, List<Person> people) {
        Awaitility.await("all sent").atMost(Duration.ofSeconds(90)).until(() -> sent(event) == PEOPLE);
        var uncertain = new HashMap<String, Integer>();
        bench.database()
                .rows("select id, uncertain from notification.notification where event_id = ?", event.id())
                .forEach(row -> uncertain.put(row.get("id").toString(), (Integer) row.get("uncertain")));
        assertThat(uncertain).hasSize(PEOPLE);
        var copies = Stream.concat(
                        people.stream()
                                .flatMap(person -> scene.mails(person).stream())
                                .map(mail -> String.join("\n", mail.headers())),
                        ofTheirs(smtp.accepted(), people).stream())
                .map(TwoInstancesIT::notificationId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(copies.keySet()).containsExactlyInAnyOrderElementsOf(uncertain.keySet());
        copies.forEach(
                (id, count) -> assertThat(count - 1).as("copies of " + id).isLessThanOrEqualTo(uncertain.get(id)));
        // At most what the killed instance had in its hands.
        assertThat(uncertain.values().stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(4);
    }

    private static List<String> ofTheirs(List<String> mails, List<Person> people) {
        return mails.stream()
                .filter(mail -> people.stream().anyMatch(person -> mail.contains(person.email())))
                .toList();
    }

    private static String notificationId(String mail) {
        var id = MESSAGE_ID.matcher(mail);
        assertThat(id.find()).as(mail).isTrue();
        return id.group(1);
    }
}
