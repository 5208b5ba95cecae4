package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import io.convoke.testkit.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Passwords, tokens and keys are in no log, no dump and no topic, whether a request succeeds or not. */
@ServiceTest
class LogsIT {
    @Test
    void secretsAreInNoLog(RunningService auth, Events events, ServiceSecrets keys) throws IOException {
        var people = new People(auth);
        var ann = people.guest("ann");
        var secrets = new ArrayList<>(List.of(ann.password()));
        var verification = people.verificationToken(ann.id());
        auth.http().post("/email-verifications", Map.of("token", verification)).expect(204);
        auth.http().post("/email-verifications", Map.of("token", verification)).expect(400);
        var session = people.logIn(ann);
        secrets.addAll(List.of(verification, session.accessToken(), session.refreshToken()));
        people.refresh(session.refreshToken()).expect(200);
        people.refresh(session.refreshToken()).expect(401);

        var wrong = secret();
        people.logIn(ann.username(), wrong).expect(401);
        var changed = secret();
        auth.http()
                .as(session.accessToken())
                .put("/password", Map.of("currentPassword", wrong, "newPassword", changed))
                .expect(403);
        var tooLong = secret().repeat(10);
        auth.http()
                .post("/accounts", Map.of("username", "x", "email", "x", "password", tooLong))
                .expect(422);
        var broken = secret();
        auth.http().post("/accounts", "{\"password\":\"" + broken + "\",").expect(400);
        auth.http().post("/accounts", "{\"password\":{\"" + secret() + "\":1}}").expect(400);
        secrets.addAll(List.of(wrong, changed, tooLong, broken));

        auth.http().post("/password-resets", Map.of("email", ann.email())).expect(202);
        var reset = People.mailToken(
                "password-reset",
                events.await("accounts", "password-reset-requested", ann.id())
                        .json()
                        .get("resetId")
                        .asText());
        var chosen = secret();
        auth.http()
                .post("/password-resets/confirm", Map.of("token", reset, "newPassword", chosen))
                .expect(204);
        secrets.addAll(List.of(reset, chosen));
        secrets.add(keys.get("auth", "convoke.mail-token-key"));
        secrets.add(keys.get("auth", "convoke.auth.bootstrap-admin-password"));
        secrets.add(keys.authKey().getPrivateExponent().toString());
        secrets.add(Bench.current().rolePassword("auth"));

        var places = logs(auth);
        assertThat(places).isNotEmpty();
        for (var place : places) {
            var text = Files.readString(place, StandardCharsets.ISO_8859_1);
            for (var secret : secrets) {
                assertThat(text.contains(secret))
                        .as("%s holds the secret number %d", place.getFileName(), secrets.indexOf(secret))
                        .isFalse();
            }
        }
        var published = events.received("accounts").toString();
        assertThat(secrets).noneMatch(published::contains);
    }

    /** The console's log, Liberty's own, and its dumps of failures. */
    private static List<Path> logs(RunningService auth) throws IOException {
        var consoles = Path.of("target/it-logs");
        var own = auth.messagesLog().getParent();
        return Stream.of(consoles, own)
                .filter(Files::isDirectory)
                .flatMap(LogsIT::files)
                .toList();
    }

    private static Stream<Path> files(Path directory) {
        try {
            return Files.walk(directory).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret() {
        return "secret-" + UUID.randomUUID();
    }
}
