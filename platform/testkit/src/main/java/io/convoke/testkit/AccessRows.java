package io.convoke.testkit;

import io.convoke.testkit.ErrorRows.Row;
import io.convoke.testkit.OpenApiDocument.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the {@link ErrorTable} about who asks: nobody, somebody with a forged token, somebody without the role. */
final class AccessRows {
    private static final Duration QUICK = Duration.ofSeconds(10);

    /** People by what a row says of them; what an operation's document does not name must be refused there. */
    private static final Map<String, List<String>> CALLERS = Map.of(
            "without a role",
            List.of(),
            "as guest",
            List.of("guest"),
            "as user",
            List.of("user"),
            "as admin",
            List.of("admin"));

    private final TableRequests requests;

    AccessRows(TableRequests requests) {
        this.requests = requests;
    }

    Stream<Row> of(Operation operation) {
        return operation.security()
                ? Stream.concat(
                        Stream.of(new Row("401 without a token", () -> withoutToken(operation))), roles(operation))
                : Stream.empty();
    }

    /** Every attack on every protected operation. */
    Stream<Row> tokens(List<Operation> operations) {
        var attacks = requests.attacks();
        return attacks.all().stream()
                .flatMap(attack -> operations.stream()
                        .filter(Operation::security)
                        .map(operation -> new Row(
                                "401 for " + attack + " at " + operation.name(),
                                () -> attacked(operation, attack, attacks))));
    }

    private Stream<Row> roles(Operation operation) {
        var known = CALLERS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        if (operation.roles().isEmpty() || !known.containsAll(operation.roles())) {
            throw new AssertionError(operation.name() + " names no role that is known: " + operation.roles());
        }
        return CALLERS.entrySet().stream()
                .filter(caller -> caller.getValue().stream().noneMatch(operation.roles()::contains))
                .map(caller -> new Row("403 " + caller.getKey(), () -> {
                    var walker = requests.walker();
                    var somebody = new Person(walker.id(), walker.username(), walker.email(), caller.getValue());
                    requests.send(requests.caller(operation, somebody), operation)
                            .expectProblem(403, "forbidden");
                }));
    }

    private void withoutToken(Operation operation) {
        refused(requests.send(requests.samples().withHeaders(requests.service().http(), operation), operation));
    }

    private void attacked(Operation operation, TokenAttack attack, TokenAttacks attacks) {
        if (attack.statuses().contains(431)) {
            refusedOrCutOff(operation, attack);
            return;
        }
        var start = System.nanoTime();
        var http = requests.service().http().as(attack.token());
        refused(requests.send(requests.samples().withHeaders(http, operation), operation));
        if (System.nanoTime() - start > QUICK.toNanos()) {
            throw new AssertionError("it took longer than " + QUICK);
        }
        if (attacks.outboundCalls() > 0) {
            throw new AssertionError("the service called where the token pointed");
        }
    }

    /** After headers that are too long the container hangs up, on which a client that keeps connections would fall. */
    private void refusedOrCutOff(Operation operation, TokenAttack attack) {
        var answer = "";
        for (var tries = 0; tries < 3 && answer.isEmpty(); tries++) {
            answer = RawHttp.request(
                    requests.service().port(),
                    operation.method(),
                    requests.wholePath(operation),
                    "Authorization: Bearer " + attack.token() + "\r\n");
        }
        if (!attack.statuses().contains(RawHttp.status(answer))) {
            throw new AssertionError("expected " + attack.statuses() + " but got " + answer);
        }
    }

    private static void refused(Answer answer) {
        answer.expectProblem(401, "invalid-token");
        if (!answer.header("WWW-Authenticate").orElse("").startsWith("Bearer")) {
            throw new AssertionError("no WWW-Authenticate: Bearer: " + answer);
        }
    }
}
