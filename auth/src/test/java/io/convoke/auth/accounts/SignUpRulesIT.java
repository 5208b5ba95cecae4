package io.convoke.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.auth.People;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ServiceTest
class SignUpRulesIT {
    static Stream<Arguments> brokenRules() {
        return Stream.of(
                Arguments.of("username", "an", "must have 3 to 100 characters"),
                Arguments.of("username", "a".repeat(101), "must have 3 to 100 characters"),
                Arguments.of("username", "ann lee", "letters, digits"),
                Arguments.of("username", "ann\r\nBcc: all", "letters, digits"),
                Arguments.of("username", "анна", "letters, digits"),
                Arguments.of("email", "ann", "must be an e-mail address"),
                Arguments.of("email", "ann@example.org\r\nBcc: all@example.org", "must be an e-mail address"),
                Arguments.of("email", "a@" + "b".repeat(250) + ".org", "must be an e-mail address"),
                Arguments.of("password", "seven77", "must have 8 to 128 characters"),
                Arguments.of("password", "x".repeat(129), "must have 8 to 128 characters"),
                Arguments.of("password", "Password1", "everybody tries first"),
                Arguments.of("locale", "de", "must be en or ru"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void brokenRule(String field, String value, String message, RunningService auth) {
        var request = good();
        request.put(field, value);
        var problem = auth.http().post("/accounts", request).expectProblem(422, "validation-failed");
        assertThat(problem.get("violations")).hasSize(1);
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/violations/0/message").asText()).contains(message);
    }

    @Test
    void everyMissingFieldIsNamed(RunningService auth) {
        var problem = auth.http().post("/accounts", Map.of()).expectProblem(422, "validation-failed");
        assertThat(problem.get("violations").findValuesAsText("field"))
                .containsExactly("email", "password", "username");
    }

    @Test
    void rulesAreToldInRussianWhereThatIsRead(RunningService auth) {
        var request = good();
        request.put("password", "password");
        var problem = auth.http()
                .with("Accept-Language", "ru-RU,ru;q=0.9,en;q=0.5")
                .post("/accounts", request)
                .expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/message").asText()).contains("распространённых");
    }

    @Test
    void roleIsNoFieldOfSigningUp(RunningService auth, Database database) {
        var request = good();
        request.put("role", "admin");
        var problem = auth.http().post("/accounts", request).expectProblem(400, "malformed-request");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo("role");
        assertThat(database.count("auth.account where username = ?", request.get("username")))
                .isZero();
    }

    @Test
    void tenMegabytesOfPasswordAreNotHashed(RunningService auth) {
        var request = good();
        request.put("password", "x".repeat(10_000_000));
        auth.http().post("/accounts", request).expectProblem(413, "content-too-large");
        auth.http()
                .post("/tokens", Map.of("login", "ann", "password", "x".repeat(10_000_000)))
                .expectProblem(413, "content-too-large");
    }

    @Test
    void usernameIsTakenWhateverItsCase(RunningService auth) {
        var ann = new People(auth).guest("ann");
        var request = good();
        request.put("username", ann.username().toUpperCase(Locale.ROOT));
        auth.http().post("/accounts", request).expectProblem(409, "username-taken");
        request.put("username", "Support");
        auth.http().post("/accounts", request).expectProblem(409, "username-taken");
    }

    @Test
    void languageOfMailsFollowsTheRequest(RunningService auth, Events events) {
        var request = good();
        auth.http().with("Accept-Language", "ru").post("/accounts", request).expect(202);
        assertThat(registered(events, request).get("locale").asText()).isEqualTo("ru");
        var chosen = good();
        chosen.put("locale", "en");
        auth.http().with("Accept-Language", "ru").post("/accounts", chosen).expect(202);
        assertThat(registered(events, chosen).get("locale").asText()).isEqualTo("en");
    }

    @Test
    void passwordIsStoredAsItsHashOnly(RunningService auth, Database database) {
        var ann = new People(auth).guest("ann");
        var row = database.rows("select pass_hash from auth.account where id = ?", ann.id())
                .get(0);
        assertThat((String) row.get("pass_hash")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void raceForOneNameAndForOneAddressHasOneWinner(RunningService auth, Database database) throws Exception {
        var name = People.freshName("race");
        var names = inParallel(
                8, i -> auth.http().post("/accounts", request(name, People.freshName("r" + i) + "@example.org")));
        assertThat(names).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(names).filteredOn(answer -> answer.status() == 409).hasSize(7);

        var email = People.freshName("race") + "@example.org";
        var addresses = inParallel(8, i -> auth.http().post("/accounts", request(People.freshName("r" + i), email)));
        assertThat(addresses).allSatisfy(answer -> answer.expect(202));
        assertThat(database.count("auth.account where email = ?", email)).isEqualTo(1);
    }

    private static List<Answer> inParallel(int calls, java.util.function.IntFunction<Answer> call) throws Exception {
        var executor = Executors.newFixedThreadPool(calls);
        try {
            var answers = new ArrayList<Answer>();
            for (var future : executor.invokeAll(IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<Answer>) () -> call.apply(i))
                    .toList())) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    private static JsonNode registered(Events events, Map<String, String> request) {
        return events.await("accounts", "registered", People.idOf(request.get("username")))
                .json();
    }

    private static Map<String, String> good() {
        var name = People.freshName("newcomer");
        return request(name, name + "@example.org");
    }

    private static Map<String, String> request(String name, String email) {
        return new HashMap<>(Map.of("username", name, "email", email, "password", "seven purple kettles"));
    }
}
