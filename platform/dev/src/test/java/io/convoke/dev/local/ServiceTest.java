package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service needs outside its own module; what is missing is named before a server starts without it. */
class ServiceTest {
    private static final Path ROOT = Path.of("../..");

    static List<Service> present() {
        return Service.present(new Place(ROOT));
    }

    @ParameterizedTest
    @MethodSource("present")
    void itsFragmentHostsItWhereTheTableSays(Service service) throws IOException {
        var fragment = ROOT.resolve("liberty-config/src/main/liberty/config/" + service.name() + ".xml");
        assertThat(fragment).isRegularFile();
        assertThat(Files.readString(fragment))
                .contains("contextRoot=\"" + service.contextRoot() + "\"")
                .contains("location=\"${convoke." + service.name() + ".war}\"");
    }

    @ParameterizedTest
    @MethodSource("present")
    void theTestsOfTheWholeAreBuiltAfterIt(Service service) throws IOException {
        assertThat(Files.readString(ROOT.resolve("platform/system-tests/pom.xml")))
                .contains("<artifactId>" + service.name() + "</artifactId>");
    }

    @ParameterizedTest
    @MethodSource("present")
    void itsDescriptionIsCommitted(Service service) {
        if (service.hasItsOwnServer()) {
            assertThat(ROOT.resolve("docs/api/" + service.name() + ".yaml")).isRegularFile();
        }
    }

    @Test
    void theGatewayKnowsEveryPrefix() throws IOException {
        var routes = Files.readString(ROOT.resolve("helm/convoke/gateway/routes.conf"));
        assertThat(Service.ALL)
                .filteredOn(Service::hasItsOwnServer)
                .allSatisfy(service -> assertThat(routes)
                        .containsPattern(
                                "~\\^" + service.contextRoot() + "\\(\\?:/\\|\\$\\) +" + service.name() + ";"));
    }
}
