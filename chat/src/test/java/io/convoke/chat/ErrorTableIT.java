package io.convoke.chat;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@ChatTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        return ErrorTable.of(service, tokens)
                .except("GET /{id}/socket", "404", "who does not speak WebSocket is told so, whatever the id")
                .nodes();
    }
}
