package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void linksLeadToTheGatewayUnlessAnAddressIsGiven() {
        assertThat(options(8080, "").publicUrl(9080)).isEqualTo("http://localhost:9080");
        assertThat(options(8080, "https://convoke.example.org/").publicUrl(9080))
                .isEqualTo("https://convoke.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convoke.example.org",
                "ftp://convoke.example.org",
                "http://",
                "http://a/?b",
                "http://a#b",
                "http://a b"
            })
    void anAddressThatLinksCannotBeginWithIsRefused(String url) {
        assertThatThrownBy(() -> options(8080, url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void aPortHasALimit(int port) {
        assertThatThrownBy(() -> options(port, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--port " + port);
    }

    private static Options options(int port, String publicUrl) {
        return new Options(port, Topology.ONE, SecretsBackend.DIRECTORY, false, publicUrl);
    }
}
