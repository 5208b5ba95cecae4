package io.convoke.reviews;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The wrong things, and bad tokens (attacks 1 to 16), sent to every route. */
@ReviewsTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        var walker = Visitor.admin(service);
        var event = PastEvent.make().registered(walker.person());
        return ErrorTable.of(service, tokens)
                .by(walker.person())
                .sample("id", walker.post(event.id, 4, "Good talks").get("id").asText())
                .nodes();
    }
}
