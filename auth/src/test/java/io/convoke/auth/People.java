package io.convoke.auth;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People as the tests need them, made through the service's own routes. */
public final class People {
    private final RunningService auth;
    private final Events events = Bench.current().events();

    public People(RunningService auth) {
        this.auth = auth;
    }

    /** Someone with an account. */
    public record Someone(UUID id, String username, String email, String password) {}

    /** A session as the client holds it. */
    public record LoggedIn(String accessToken, String refreshToken) {
        public static LoggedIn of(Answer answer) {
            var tokens = answer.expect(200).json();
            return new LoggedIn(
                    tokens.get("accessToken").asText(),
                    tokens.get("refreshToken").asText());
        }
    }

    /** A name that nobody has. */
    public static String freshName(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** Signs up; the e-mail is not verified. */
    public Someone guest(String stem) {
        var name = freshName(stem);
        var email = name + "@example.org";
        var password = "pw of " + name;
        auth.http()
                .post("/accounts", Map.of("username", name, "email", email, "password", password))
                .expect(202);
        return new Someone(idOf(name), name, email, password);
    }

    /** Signs up and verifies the e-mail. */
    public Someone user(String stem) {
        var someone = guest(stem);
        auth.http()
                .post("/email-verifications", Map.of("token", verificationToken(someone.id())))
                .expect(204);
        return someone;
    }

    /** The first admin. */
    public LoggedIn admin() {
        var password = Bench.current().secrets().get("auth", "convoke.auth.bootstrap-admin-password");
        return LoggedIn.of(auth.http().post("/tokens", Map.of("login", "admin", "password", password)));
    }

    public LoggedIn logIn(Someone someone) {
        return LoggedIn.of(logIn(someone.username(), someone.password()));
    }

    public Answer logIn(String login, String password) {
        return auth.http().post("/tokens", Map.of("login", login, "password", password));
    }

    /** A client that is logged in. */
    public Http as(Someone someone) {
        return auth.http().as(logIn(someone).accessToken());
    }

    public Answer refresh(String refreshToken) {
        return auth.http().post("/tokens/refresh", Map.of("refreshToken", refreshToken));
    }

    /** The token of the first verification mail. */
    public String verificationToken(UUID account) {
        var id = events.await("accounts", "email-verification-requested", account)
                .json()
                .get("verificationId")
                .asText();
        return mailToken("email-verification", id);
    }

    /** The token that notification puts into a mail. */
    public static String mailToken(String purpose, String id) {
        try {
            var key = Base64.getUrlDecoder().decode(Bench.current().secrets().get("auth", "convoke.mail-token-key"));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var bytes = mac.doFinal((purpose + ":" + id).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account of a username. */
    public static UUID idOf(String username) {
        return (UUID) Bench.current()
                .database()
                .rows("select id from auth.account where username = ?", username)
                .get(0)
                .get("id");
    }
}
