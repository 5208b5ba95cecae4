package io.convoke.dev.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts and documents say of the services by hand is what the launcher's table says. */
class ServicesByHandTest {
    private static final Path ROOT = Path.of("../..");

    static List<Service> services() {
        return Service.ALL;
    }

    static Stream<Service> withServersOfTheirOwn() {
        return Service.ALL.stream().filter(service -> service.schema().isPresent());
    }

    @ParameterizedTest
    @MethodSource("services")
    void hostingTellsWhereAServiceIsAndWhatItReads(Service service) throws IOException {
        var sources = service.schema().isEmpty()
                ? "none"
                : "`jdbc/" + service.name() + "`, `jdbc/" + service.name() + "-direct`";
        assertThat(read("docs/hosting.md"))
                .contains("| `" + service.name() + ".war` | `" + service.contextRoot() + "` | `" + service.name()
                        + ".xml` | " + sources + " | "
                        + service.schema().map(schema -> "`" + schema + "`").orElse("none") + " |");
    }

    @ParameterizedTest
    @MethodSource("services")
    void theGatewaysImageCanBeToldOfEveryService(Service service) throws IOException {
        var variable = "GATEWAY_" + service.name().replace('-', '_').toUpperCase(Locale.ROOT);
        assertThat(read("images/gateway/start"))
                .contains(variable)
                .containsPattern("for service in [a-z -]*\\b" + service.name());
        assertThat(read("docs/operations.md")).contains("`" + variable + "`");
    }

    @ParameterizedTest
    @MethodSource("withServersOfTheirOwn")
    void everyServiceHasAnImage(Service service) throws IOException {
        assertThat(read("images/build")).containsPattern("services=\\([a-z ]*\\b" + service.name() + "\\b");
    }

    @Test
    void theGatewaysImageLimitsAsTheLauncherDoes() throws IOException {
        var limits = Nginx.Limits.STANDARD;
        assertThat(read("images/gateway/start"))
                .contains("READS:" + limits.reads() + " READ_BURST:" + limits.readBurst() + " WRITES:" + limits.writes()
                        + " WRITE_BURST:" + limits.writeBurst() + " SIGN_INS:" + limits.signIns() + " SIGN_IN_BURST:"
                        + limits.signInBurst());
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
