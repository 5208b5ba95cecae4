package io.convoke.dev.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.parts.Mailbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The demo people as visitors of auth: they sign up, follow the link in their mail, and log in. */
final class Accounts {
    private static final Pattern LINK = Pattern.compile("/verify-email#token=([A-Za-z0-9_-]+)");
    private static final Duration MAIL = Duration.ofSeconds(90);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(8);
    private static final int CONFLICT = 409;

    private final Api api;
    private final Mailbox mailbox;
    private final DemoLogins logins;
    private final Map<String, Session> sessions = new HashMap<>();

    private record Session(String token, long until) {}

    Accounts(Api api, Mailbox mailbox, DemoLogins logins) {
        this.api = api;
        this.mailbox = mailbox;
        this.logins = logins;
    }

    /** That the username is taken is no mistake: a seeding that was cut short may have come this far. */
    void signUp(DemoData.Person person) {
        var answer = api.post(
                "/api/v1/auth/accounts",
                Optional.empty(),
                Map.of(
                        "username", person.username(),
                        "email", person.email(),
                        "password", logins.password(person.username()),
                        "locale", person.locale()));
        if (answer.status() != CONFLICT) {
            answer.expect(202, "the sign-up of " + person.username());
        }
    }

    /** Waits for the mail with the link, and follows it. */
    void verify(DemoData.Person person) {
        if (roles(person.username()).contains("user")) {
            return;
        }
        var deadline = System.nanoTime() + MAIL.toNanos();
        var token = linkSentTo(person.email());
        while (token.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("no verification mail to " + person.email() + " came within " + MAIL.toSeconds()
                        + " s; ./convoke logs may say why");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            token = linkSentTo(person.email());
        }
        api.post("/api/v1/auth/email-verifications", Optional.empty(), Map.of("token", token.get()))
                .expect(204, "the verification of " + person.email());
        sessions.remove(person.username());
    }

    /** An access token; the same one until it is about to expire. */
    String token(String username) {
        var session = sessions.get(username);
        if (session == null || session.until() < System.nanoTime()) {
            session = logIn(username);
            sessions.put(username, session);
        }
        return session.token();
    }

    private Session logIn(String username) {
        var answer = api.post(
                "/api/v1/auth/tokens",
                Optional.empty(),
                Map.of("login", username, "password", logins.password(username)));
        if (answer.status() == 401) {
            throw new Trouble("there is an account " + username + " with another password than .convoke/demo-logins"
                    + " says; the demo data cannot be completed (./convoke reset begins anew)");
        }
        answer.expect(200, "the login of " + username);
        return new Session(answer.body().path("accessToken").asText(), System.nanoTime() + TOKEN_LIFE.toNanos());
    }

    private List<String> roles(String username) {
        var me = api.get("/api/v1/auth/me", Optional.of(token(username))).expect(200, "who " + username + " is");
        return StreamSupport.stream(me.body().path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Optional<String> linkSentTo(String address) {
        return mailbox.to(address).stream()
                .map(mail -> LINK.matcher(mail.text()))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .reduce((older, newer) -> newer);
    }
}
