package io.convoke.user.telegram.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.convoke.common.problem.DomainException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TelegramResourceTest {
    @TestFactory
    Stream<DynamicTest> thereAreNoCodesWhereThereIsNoBot() {
        return Stream.of(Optional.<String>empty(), Optional.of(""), Optional.of(" "))
                .map(name -> DynamicTest.dynamicTest("bot name " + name, () -> {
                    var resource = new TelegramResource();
                    resource.bot = name;
                    var refusal = catchThrowableOfType(DomainException.class, resource::offer);
                    assertThat(refusal.type().slug()).isEqualTo("telegram-not-set-up");
                    assertThat(refusal.type().status()).isEqualTo(409);
                }));
    }
}
