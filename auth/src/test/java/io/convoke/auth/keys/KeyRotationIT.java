package io.convoke.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.convoke.auth.People;
import io.convoke.auth.People.LoggedIn;
import io.convoke.auth.People.Someone;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import io.convoke.testkit.ServiceTest;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class KeyRotationIT {
    private static final int CLIENTS = 3;
    private static final String SIGNING_KEY = "convoke.auth.signing-key";

    private final RSAKey next = ServiceSecrets.key("auth-next");
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLongArray rounds = new AtomicLongArray(CLIENTS);
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    @AfterEach
    void firstKeysAgain(RunningService auth, ServiceSecrets secrets) {
        publish(auth, secrets, List.of(secrets.authKey(), next, secrets.testKey()));
        secrets.put("auth", SIGNING_KEY, secrets.authKey().toJSONString());
        var people = new People(auth);
        var ann = people.user("ann");
        Awaitility.await()
                .until(() -> kid(people.logIn(ann)).equals(secrets.authKey().getKeyID()));
        publish(auth, secrets, List.of(secrets.authKey(), secrets.testKey()));
    }

    @Test
    void rotationUnderLoadFailsNoRequest(RunningService auth, ServiceSecrets secrets) throws Exception {
        var people = new People(auth);
        var executor = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                var client = i;
                var someone = people.user("client");
                executor.submit(() -> work(auth, people, someone, client));
            }
            awaitRounds(2);
            var ann = people.user("ann");
            var oldToken = people.logIn(ann);
            var unusedToken = people.logIn(ann);

            publish(auth, secrets, List.of(secrets.authKey(), next, secrets.testKey()));
            awaitRounds(2);
            secrets.put("auth", SIGNING_KEY, next.toJSONString());
            Awaitility.await().until(() -> kid(people.logIn(ann)).equals("auth-next"));
            awaitRounds(2); // nobody holds a token of the old key any more, as after the longest token life
            auth.http().as(oldToken.accessToken()).get("/me").expect(200);
            publish(auth, secrets, List.of(next, secrets.testKey()));
            awaitRounds(2);

            auth.http().as(unusedToken.accessToken()).get("/me").expectProblem(401, "invalid-token");
            // The server has verified this one while its key was published, and remembers that.
            var remembered = auth.http().as(oldToken.accessToken());
            var refused = remembered.get("/me");
            refused.expectProblem(401, "invalid-token");
            assertThat(refused.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
            remembered.delete("/sessions").expectProblem(401, "invalid-token");
            people.refresh(oldToken.refreshToken()).expect(200);
            enough.set(true);
        } finally {
            enough.set(true);
            executor.shutdown();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void keyThatNobodyCouldVerifyIsNotUsed(RunningService auth, ServiceSecrets secrets) {
        var people = new People(auth);
        var ann = people.user("ann");
        people.logIn(ann);
        secrets.put("auth", SIGNING_KEY, ServiceSecrets.key("unpublished").toJSONString());
        var health = Http.at(auth.uri("/health/ready"));
        Awaitility.await().until(() -> health.get("/").status() == 503);
        assertThat(health.get("/").body()).contains("unpublished is not in mp.jwt.verify.publickey");
        var session = people.logIn(ann);
        assertThat(kid(session)).isEqualTo(secrets.authKey().getKeyID());
        auth.http().as(session.accessToken()).get("/me").expect(200);
        secrets.put("auth", SIGNING_KEY, secrets.authKey().toJSONString());
        Awaitility.await().until(() -> health.get("/").status() == 200);
    }

    @Test
    void publishedKeysArePublicAndCacheable(RunningService auth, ServiceSecrets secrets) {
        var jwks = auth.http().get("/jwks.json").expect(200);
        assertThat(jwks.header("Cache-Control").orElseThrow())
                .contains("public")
                .contains("max-age");
        assertThat(kids(auth)).contains(secrets.authKey().getKeyID());
        assertThat(jwks.json().get("keys"))
                .allSatisfy(key -> assertThat(key.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e"));
    }

    private void work(RunningService auth, People people, Someone someone, int client) {
        while (!enough.get()) {
            try {
                var session = people.logIn(someone);
                auth.http().as(session.accessToken()).get("/me").expect(200);
                var next = LoggedIn.of(people.refresh(session.refreshToken()));
                auth.http().as(next.accessToken()).get("/me").expect(200);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
            rounds.incrementAndGet(client);
        }
    }

    /** Waits until every client has begun and finished this many rounds. */
    private void awaitRounds(int more) {
        var wanted = new ArrayList<Long>();
        for (int i = 0; i < CLIENTS; i++) {
            wanted.add(rounds.get(i) + more);
        }
        Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
            for (int i = 0; i < CLIENTS; i++) {
                if (rounds.get(i) < wanted.get(i)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void publish(RunningService auth, ServiceSecrets secrets, List<RSAKey> keys) {
        secrets.publish(keys);
        var expected = keys.stream().map(RSAKey::getKeyID).toList();
        Awaitility.await().until(() -> kids(auth).equals(expected));
    }

    private static List<String> kids(RunningService auth) {
        return auth.http().get("/jwks.json").expect(200).json().get("keys").findValuesAsText("kid");
    }

    private static String kid(LoggedIn session) {
        try {
            return SignedJWT.parse(session.accessToken()).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
