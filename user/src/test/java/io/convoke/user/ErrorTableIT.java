package io.convoke.user;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@UserTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        return ErrorTable.of(service, tokens).nodes();
    }
}
