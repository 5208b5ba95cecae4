package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of {@link NamesTest} find the mistakes that they are there for. */
class MistakesTest {
    private static final String LIBERTY = "templates/_liberty.tpl";
    private static final String SERVICES = "templates/services.yaml";

    private final NamesTest names = new NamesTest();

    @FunctionalInterface
    interface Check {
        void on(NamesTest names, Rendered rendered) throws IOException;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(LIBERTY, "convoke.mail.host", NamesTest::everyVariableOfAServerIsAKeyOfTheConfiguration),
                mistake(
                        LIBERTY,
                        "CONVOKE_SECRETS_BACKEND",
                        NamesTest::everyEnvironmentVariableIsAKeyOfTheConfiguration),
                mistake(LIBERTY, "db.%s.password", NamesTest::everyKeyOfASecretIsAKeyOfTheConfiguration),
                mistake(SERVICES, "subPath: jvm.options", NamesTest::everythingThatIsMountedIsThere),
                mistake(LIBERTY, "mountPath: /run/convoke/variables", NamesTest::everythingThatIsMountedIsThere),
                mistake(
                        LIBERTY,
                        "config/common.xml",
                        NamesTest::everyFragmentThatAServerIncludesIsMountedAsItIsInTheWorkingCopy),
                mistake(
                        "config/database.xml",
                        "totalTranLifetimeTimeout",
                        NamesTest::everyFragmentThatAServerIncludesIsMountedAsItIsInTheWorkingCopy),
                mistake(SERVICES, "/health/ready", NamesTest::probesAskWhatTheServicesAnswer),
                mistake(LIBERTY, "\"http.port\" \"9080", NamesTest::probesAskWhatTheServicesAnswer));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void itIsFound(String file, String text, String other, Check check) {
        assertThatThrownBy(() -> check.on(names, Chart.mutant(file, text, other)))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> check.on(names, Chart.least())).doesNotThrowAnyException();
    }

    /** A letter too many at the end. */
    private static Arguments mistake(String file, String text, Check check) {
        return Arguments.of(file, text, text + (text.endsWith("0") ? "1" : "x"), check);
    }
}
