package io.convoke.auth;

import io.convoke.testkit.ErrorTable;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

@ServiceTest
class ErrorTableIT {
    @TestFactory
    Stream<DynamicNode> badInput(RunningService auth, Tokens tokens) {
        // Whether somebody governs is asked of the database, not of the token.
        var admin = new Person(People.idOf("admin"), "admin", "admin@example.org", List.of("user", "admin"));
        return ErrorTable.of(auth, tokens).by(admin).nodes();
    }
}
