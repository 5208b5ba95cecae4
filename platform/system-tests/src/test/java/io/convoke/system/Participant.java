package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A person who uses the platform: signs up, reads mail, and acts with a token of their own. */
final class Participant {
    private static final Pattern TOKEN_LINE = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})\\s*$");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<Participant> ALL = new CopyOnWriteArrayList<>();

    private final Platform platform;
    private final String username;
    private final String email;
    private final String password = "Violet-" + UUID.randomUUID();
    private String accessToken = "";
    private String refreshToken = "";
    private String verificationToken = "";

    private Participant(Platform platform, String name) {
        this.platform = platform;
        this.username = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.email = username + "@example.org";
        ALL.add(this);
    }

    /** Everybody who took part in this run so far. */
    static List<Participant> all() {
        return List.copyOf(ALL);
    }

    /** Signs up, verifies the address by the mail's token, and logs in. */
    static Participant verified(Platform platform, String name, String locale) {
        var person = new Participant(platform, name);
        person.signUp(locale);
        person.verify();
        person.logIn();
        return person;
    }

    /** Asks for an account and leaves it there. */
    static Participant signsUp(Platform platform, String name) {
        var person = new Participant(platform, name);
        person.signUp("en");
        return person;
    }

    private void signUp(String locale) {
        platform.api()
                .post(
                        "/auth/accounts",
                        Map.of("username", username, "email", email, "password", password, "locale", locale))
                .expect(202);
    }

    private void verify() {
        var mail = awaitMails(1).get(0);
        var line = TOKEN_LINE.matcher(mail.text());
        assertThat(line.find())
                .as("a token on a line of its own in:%n%s", mail.text())
                .isTrue();
        verificationToken = line.group(1);
        assertThat(mail.text()).contains("/verify-email#token=" + verificationToken);
        platform.api()
                .post("/auth/email-verifications", Map.of("token", verificationToken))
                .expect(204);
    }

    private void logIn() {
        logInWith(password);
    }

    /** Logs in with a password that is not the one of before. */
    void logInWith(String changed) {
        var tokens = platform.api()
                .post("/auth/tokens", Map.of("login", email, "password", changed))
                .expect(200)
                .json();
        accessToken = tokens.get("accessToken").asText();
        refreshToken = tokens.get("refreshToken").asText();
    }

    String email() {
        return email;
    }

    String username() {
        return username;
    }

    /** The access token, for clients that are not ours. */
    String accessToken() {
        return accessToken;
    }

    String password() {
        return password;
    }

    /** What must not be in any log. */
    List<String> secrets() {
        return Stream.of(password, accessToken, refreshToken, verificationToken)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** The API as this person. */
    Http api() {
        return platform.api().as(accessToken);
    }

    List<Mail> mails() {
        return platform.mailbox().to(email);
    }

    /** Waits until this many mails have come in all; more than that is a failure. */
    List<Mail> awaitMails(int count) {
        return await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(this::mails, mails -> mails.size() >= count)
                .stream()
                .toList();
    }

    /** Own notifications, oldest first, all pages. */
    List<JsonNode> notifications() {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = api().get("/notifications?limit=5" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            StreamSupport.stream(page.get("items").spliterator(), false).forEach(all::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        java.util.Collections.reverse(all);
        return all;
    }

    /** Registers for an event. */
    JsonNode register(String eventId) {
        return api().post("/registrations", Map.of("eventId", eventId))
                .expect(201)
                .json();
    }
}
