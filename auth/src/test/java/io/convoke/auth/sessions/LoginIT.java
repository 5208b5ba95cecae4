package io.convoke.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.convoke.auth.People;
import io.convoke.auth.People.LoggedIn;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@ServiceTest
class LoginIT {
    @Test
    void byUsernameOrAddressWhateverTheCase(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        people.logIn(ann.username().toUpperCase(Locale.ROOT), ann.password()).expect(200);
        var answer = people.logIn(ann.email().toUpperCase(Locale.ROOT), ann.password())
                .expect(200);
        assertThat(answer.json().get("tokenType").asText()).isEqualTo("Bearer");
        assertThat(answer.json().get("expiresIn").asInt()).isEqualTo(600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().get("refreshToken").asText()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void accessTokenSaysWhoAndWhatAndForHowLong(RunningService auth, ServiceSecrets secrets) throws Exception {
        var people = new People(auth);
        var ann = people.user("ann");
        var token = SignedJWT.parse(people.logIn(ann).accessToken());
        assertThat(token.getHeader().getKeyID()).isEqualTo(secrets.authKey().getKeyID());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Tokens.ISSUER);
        assertThat(claims.getAudience()).containsExactly(Tokens.AUDIENCE);
        assertThat(claims.getSubject()).isEqualTo(ann.id().toString());
        assertThat(claims.getStringClaim("upn")).isEqualTo(ann.username());
        assertThat(claims.getStringListClaim("groups")).containsExactly("user");
        assertThat(claims.getStringClaim("sid")).isNotNull();
        assertThat(claims.getJWTID()).isNotNull();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(600_000);
    }

    @Test
    void unknownUserAndWrongPasswordAreAnsweredAlike(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var wrong = people.logIn(ann.username(), "something else");
        var unknown = people.logIn(People.freshName("nobody"), "something else");
        wrong.expectProblem(401, "invalid-credentials");
        unknown.expectProblem(401, "invalid-credentials");
        assertThat(wrong.header("WWW-Authenticate")).isPresent();
        assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
        assertThat(wrong.headers().keySet()).isEqualTo(unknown.headers().keySet());
    }

    @Test
    void unknownUserAndWrongPasswordTakeTheSameTime(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        people.logIn(ann.username(), "something else"); // the first is slower for everybody
        var wrong = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 15; i++) {
            wrong.add(nanos(() -> people.logIn(ann.username(), "something else")));
            unknown.add(nanos(() -> people.logIn(People.freshName("nobody"), "something else")));
        }
        // Loosely, since the machine is shared; without the hash it would be a tenth. PasswordHashingTest counts
        // hashes.
        assertThat((double) median(unknown) / median(wrong)).isBetween(0.4, 2.5);
    }

    @Test
    void weakerHashIsReplacedAtTheNextLogin(RunningService auth, Database database) {
        var people = new People(auth);
        var ann = people.user("ann");
        // The password "old but long enough", hashed with 8 MiB and one pass.
        database.update(
                "update auth.account set pass_hash = ? where id = ?",
                "$argon2id$v=19$m=8192,t=1,p=1$CsqhEaiJSvl3YDEIwD1p7g$jqeBo3C8llw2z4aKXQ5xe3w1/qLC/M2Ossilr1X8Apc",
                ann.id());
        people.logIn(ann.username(), "old but long enough").expect(200);
        assertThat((String) database.rows("select pass_hash from auth.account where id = ?", ann.id())
                        .get(0)
                        .get("pass_hash"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        people.logIn(ann.username(), "old but long enough").expect(200);
    }

    @Test
    void guestMayLogInButNotGovern(RunningService auth) {
        var people = new People(auth);
        var guest = people.as(people.guest("guest"));
        guest.get("/me").expect(200);
        guest.get("/accounts").expectProblem(403, "forbidden");
    }

    @Test
    void refreshTokenIsNoAccessToken(RunningService auth) {
        var people = new People(auth);
        LoggedIn session = people.logIn(people.user("ann"));
        auth.http().as(session.refreshToken()).get("/me").expectProblem(401, "invalid-token");
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    private static long nanos(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
