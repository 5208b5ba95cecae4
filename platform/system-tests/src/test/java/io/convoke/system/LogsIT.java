package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.testkit.Bench;
import io.convoke.testkit.FileTree;
import io.convoke.testkit.Json;
import io.convoke.testkit.RawHttp;
import io.convoke.testkit.ServiceSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a person trusts the platform with stands in none of its logs: of this whole run, whichever tests it had, since this one
 * comes last, and of a walk that has a secret of each kind.
 */
@Order(Integer.MAX_VALUE)
class LogsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern RESET = Pattern.compile("/reset-password#token=([A-Za-z0-9_-]{20,})");
    private static final Pattern UNSUBSCRIBE = Pattern.compile("unsubscribe\\?token=([A-Za-z0-9_.-]{20,})");

    private final Platform platform = Platform.current();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void noPasswordTokenOrLinkIsLogged() throws IOException {
        walk();
        Participant.all()
                .forEach(person -> person.secrets()
                        .forEach(secret -> secrets.put(
                                "a secret of " + person.username() + ", number "
                                        + person.secrets().indexOf(secret),
                                secret)));
        ownSecrets();

        assertThat(secrets)
                .hasSizeGreaterThan(15)
                .allSatisfy((name, secret) -> assertThat(secret).as(name).hasSizeGreaterThan(5));
        assertThat(Files.readString(platform.accessLog()))
                .as("the log is written at all")
                .contains("/api/v1/auth/me", "/api/v1/auth/password-resets");
        for (var place : logs()) {
            var text = Files.readString(place, StandardCharsets.ISO_8859_1);
            secrets.forEach((name, secret) ->
                    assertThat(text.contains(secret)).as(name + " in " + place).isFalse());
        }
        var traces = platform.traces().spans().toString();
        var metrics = platform.metrics().samples().toString();
        secrets.forEach((name, secret) -> assertThat(traces.contains(secret) || metrics.contains(secret))
                .as(name + " in traces or metrics")
                .isFalse());
    }

    @Test
    void linesAreJsonAndBearTheTraceOfTheirRequest() throws IOException {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var answer = platform.api()
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .as("no.good.token")
                .get("/auth/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("traceId").asText()).isEqualTo(trace);

        var lines = Files.readAllLines(platform.server().server().log()).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.read(line).orElseThrow(() -> new AssertionError("no JSON: " + line)))
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(line.has("message") && line.has("loglevel") && line.has("ibm_datetime"))
                        .as(line.toString())
                        .isTrue());
        assertThat(lines)
                .as("lines of requests and consumers have their trace")
                .filteredOn(line -> line.path("ext_traceId").asText().matches("[0-9a-f]{32}"))
                .isNotEmpty();
        assertThat(Files.readString(platform.accessLog()))
                .as("the gateway's line has it as well")
                .contains(trace);
    }

    /** Each kind of secret is used well and badly, so that what goes wrong with it could tell it. */
    private void walk() {
        var person = Participant.verified(platform, "dora", "en");
        person.api().get("/auth/me?token=" + person.secrets().get(1));
        passwords(person);
        var event = person.createEvent("Keeping quiet", 3, 10);
        var seat = person.register(event).getId().toString();
        ticket(person, event, seat);
        socketTicket(person, event);
        telegram(person);
        person.awaitMails(3).stream()
                .flatMap(mail -> UNSUBSCRIBE
                        .matcher(mail.text() + String.join("\n", mail.headers()))
                        .results())
                .map(link -> link.group(1))
                .findFirst()
                .ifPresent(token -> {
                    secrets.put("unsubscribing", token);
                    platform.api().post("/notifications/unsubscribe?token=" + token);
                    for (var port :
                            List.of(platform.gatewayPort(), platform.server().port())) {
                        RawHttp.request(port, "GET", "/api/v1/notifications/unsubscribe?token=" + token + "%zz", "");
                    }
                    platform.api().post("/notifications/unsubscribe?token=" + token + "x");
                });
        assertThat(secrets).containsKeys("unsubscribing", "a reset");
    }

    private void passwords(Participant person) {
        var wrong = secret("a wrong password");
        platform.api()
                .post("/auth/tokens", Map.of("login", person.email(), "password", wrong))
                .expect(401);
        platform.api().post("/auth/tokens", "{\"login\":\"x\",\"password\":\"" + secret("in broken JSON") + "\",");
        platform.api().post("/auth/tokens/refresh", Map.of("refreshToken", secret("a refresh token that is none")));
        platform.api()
                .as("eyJhbGciOiJSUzI1NiJ9." + secret("an access token that is none"))
                .get("/auth/me");
        platform.api()
                .post("/auth/password-resets", Map.of("email", person.email()))
                .expect(202);
        var reset = await().atMost(SOON)
                .until(
                        () -> person.mails().stream()
                                .map(mail -> RESET.matcher(mail.text()))
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        secrets.put("a reset", reset);
        platform.api()
                .post(
                        "/auth/password-resets/confirm",
                        Map.of("token", reset, "newPassword", secret("a password of a reset")))
                .expect(204);
        platform.api()
                .post(
                        "/auth/password-resets/confirm",
                        Map.of("token", reset, "newPassword", secret("a password too late")));
        person.logInWith(secrets.get("a password of a reset"));
    }

    private void ticket(Participant person, String event, String seat) {
        var ticket = person.api()
                .get("/registrations/" + seat + "/ticket")
                .expect(200)
                .json()
                .get("ticket")
                .asText();
        secrets.put("a ticket for the door", ticket);
        for (var shown : List.of(ticket, ticket + "x")) {
            person.api().post("/registrations/events/" + event + "/check-ins", Map.of("ticket", shown));
        }
    }

    private void socketTicket(Participant person, String event) {
        var room = await().atMost(SOON)
                .until(() -> person.api().get("/chats?eventId=" + event), answer -> answer.status() == 200)
                .json()
                .get("id")
                .asText();
        var ticket = person.api()
                .post("/chats/" + room + "/tickets")
                .expect(201)
                .json()
                .get("ticket")
                .asText();
        secrets.put("a ticket for a socket", ticket);
        platform.api().get("/chats/" + room + "/socket?ticket=" + ticket);
    }

    private void telegram(Participant person) {
        var code = person.api()
                .post("/users/me/telegram")
                .expect(200)
                .json()
                .get("code")
                .asText();
        secrets.put("a code for Telegram", code);
        var name = "tg-" + person.username();
        Bench.current().telegram().say(name, "en", "/start " + code);
        await().atMost(SOON)
                .until(() -> !Bench.current().telegram().received(name).isEmpty());
        Bench.current().telegram().say(name, "en", "/start " + code);
    }

    private void ownSecrets() {
        var keys = Bench.current().secrets();
        secrets.put("the key of mail tokens", keys.get("notification", "convoke.mail-token-key"));
        secrets.put("the bot's token", keys.get("notification", ServiceSecrets.BOT_TOKEN));
        secrets.put("the admin's password", keys.get("auth", "convoke.auth.bootstrap-admin-password"));
        secrets.put("the signing key", keys.authKey().getPrivateExponent().toString());
        Platform.SERVICES.stream()
                .filter(service -> service.schema().isPresent())
                .forEach(service -> secrets.put(
                        "the role's password of " + service.name(),
                        Bench.current().rolePassword(service.name())));
    }

    /** The server's console, Liberty's own logs and dumps, and all that the gateways write. */
    private List<Path> logs() {
        var gateway = platform.accessLog().getParent();
        var server = platform.serverLog().getParent();
        var logs = Stream.of(Path.of("target/it-logs"), gateway, server)
                .flatMap(directory -> FileTree.files(directory).stream())
                .toList();
        assertThat(logs).contains(platform.accessLog(), platform.serverLog());
        return logs;
    }

    private String secret(String name) {
        return secrets.computeIfAbsent(name, key -> "Secret-" + UUID.randomUUID());
    }
}
