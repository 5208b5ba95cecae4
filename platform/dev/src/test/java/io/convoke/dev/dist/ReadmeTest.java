package io.convoke.dev.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.local.Service;
import io.convoke.dev.local.Topology;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void saysWhatTheServerHostsAndWhatThatNeeds() {
        assertThat(readme(Topology.ONE, 0))
                .startsWith("# convoke-x 2.0\n")
                .contains("| `auth` | `/api/v1/auth` |\n", "| `api-docs` | `/api` |\n", "CONVOKE_MAIL_HOST=127.0.0.1")
                .doesNotContain("CONVOKE_EVENT_URL", "CONVOKE_REGISTRATION_URL");
    }

    @Test
    void aServiceThatAsksAnotherInAnotherServerIsToldWhere() {
        for (var server : Topology.EIGHT.servers(Service.ALL)) {
            var readme = Readme.of("convoke-" + server.name(), "2.0", server);
            assertThat(readme).doesNotContainPattern("@[a-z]+@");
            assertThat(readme.contains("export CONVOKE_REGISTRATION_URL=http://127.0.0.1:9087"))
                    .isEqualTo(server.name().equals("event"));
            assertThat(readme.contains("export CONVOKE_EVENT_URL=http://127.0.0.1:9083"))
                    .isEqualTo(server.name().equals("registration"));
            assertThat(readme.contains("CONVOKE_MAIL_HOST"))
                    .isEqualTo(server.name().equals("notification"));
        }
    }

    private static String readme(Topology topology, int server) {
        return Readme.of("convoke-x", "2.0", topology.servers(Service.ALL).get(server));
    }
}
