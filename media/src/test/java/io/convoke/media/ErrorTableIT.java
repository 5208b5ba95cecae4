package io.convoke.media;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@MediaTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        return ErrorTable.of(service, tokens).nodes();
    }
}
