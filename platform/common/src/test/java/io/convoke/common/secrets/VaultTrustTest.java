package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.convoke.common.tls.TrustedAuthorities;
import io.convoke.testkit.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vault over https with a certificate of its own making. */
class VaultTrustTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    static Path directory;

    private static CertificateAuthority authority;
    private static HttpsServer server;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        authority = new CertificateAuthority(directory.resolve("authority"));
        var context = authority.certify("vault", "IP:127.0.0.1").context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/v1/auth/token/lookup-self", exchange -> {
            var body = "{\"data\":{\"ttl\":60,\"renewable\":true}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void anAuthorityOfTheFileIsTrusted() throws Exception {
        var vault = new VaultClient(address, TIMEOUT, Optional.of(authority.certificate()));

        assertThat(vault.lookUp("token", 0).lease()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anyOtherIsNot() {
        var vault = new VaultClient(address, TIMEOUT, Optional.empty());

        assertThatThrownBy(() -> vault.lookUp("token", 0)).hasMessageStartingWith("no trusted TLS connection");
    }

    @Test
    void aFileWithoutACertificateIsNamed() throws IOException {
        var empty = Files.createFile(directory.resolve("empty.pem"));

        assertThatThrownBy(() -> TrustedAuthorities.of(empty)).hasMessage(empty + " holds no certificate");
    }
}
