package io.convoke.event;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The wrong things, and bad tokens (attacks 1 to 16), sent to every route. */
@ServiceTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        var walker = Person.admin("walker");
        var event = service.http().as(tokens.of(walker)).post("/", Requests.event());
        return ErrorTable.of(service, tokens)
                .by(walker)
                .sample("id", event.expect(201).json().get("id").asText())
                .except(
                        "PUT /{id}/team/{userId}",
                        "404 for a made-up userId",
                        "only auth knows who has an account; here the erased are known")
                .nodes();
    }
}
