package io.convoke.chat.sockets.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private final Origins origins = origins("https://convoke.example.org/", List.of(" http://localhost:8080 ", ""));

    private static Origins origins(String publicUrl, List<String> others) {
        var origins = new Origins();
        origins.publicUrl = publicUrl;
        origins.others = Optional.of(others);
        origins.read();
        return origins;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://convoke.example.org",
                "HTTPS://Convoke.Example.ORG",
                "https://convoke.example.org:443",
                "http://localhost:8080"
            })
    void ourOwnPagesMayConnect(String origin) {
        assertThat(origins.allows(origin)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "http://convoke.example.org",
                "https://convoke.example.org:8443",
                "https://convoke.example.org.evil.example",
                "https://evil.example/https://convoke.example.org",
                "https://convoke.example.org@evil.example",
                "https://evil.example#convoke.example.org",
                "http://localhost",
                "http://127.0.0.1:8080",
                "file:///tmp/page.html",
                "https://convoke.example.org https://evil.example"
            })
    void othersMayNot(String origin) {
        assertThat(origins.allows(origin)).isFalse();
    }

    @Test
    void whatIsNoOriginLetsNobodyInAndKeepsNobodyOut() {
        var mistaken = origins("http://localhost", List.of("evil.example", "*", "https://convoke.example.org"));

        assertThat(mistaken.allows("https://convoke.example.org")).isTrue();
        assertThat(mistaken.allows("http://localhost")).isTrue();
        assertThat(mistaken.allows("http://evil.example")).isFalse();
        assertThat(mistaken.allows("https://evil.example")).isFalse();
    }
}
