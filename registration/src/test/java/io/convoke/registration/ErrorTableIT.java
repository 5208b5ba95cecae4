package io.convoke.registration;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.Ids;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@RegistrationTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
        // Who is checked in is named by a ticket or by this.
        return ErrorTable.of(service, tokens)
                .sample("registrationId", Ids.next())
                .nodes();
    }
}
