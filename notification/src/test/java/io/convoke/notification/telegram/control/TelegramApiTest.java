package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.convoke.dev.telegram.BotApiServer;
import io.convoke.dev.telegram.TelegramChats;
import io.convoke.notification.deliveries.control.DeliveryFailure;
import io.convoke.testkit.CertificateAuthority;
import io.convoke.testkit.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Bot API over HTTPS: whom the client trusts with the token, which is a part of every address. */
class TelegramApiTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TOKEN = "123456789:of-a-bot-that-only-the-tests-know-of";

    private final Optional<String> trustStore = Optional.ofNullable(System.getProperty(TRUST_STORE));
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    private static CertificateAuthority authority;

    @TempDir
    private Path chats;

    @BeforeAll
    static void makeAuthority() {
        authority = new CertificateAuthority(directory);
    }

    @AfterEach
    void trustAsBefore() {
        trustStore.ifPresentOrElse(
                store -> System.setProperty(TRUST_STORE, store), () -> System.clearProperty(TRUST_STORE));
    }

    @Test
    void aCertificateThatNobodyTrustsGetsNoToken() throws Exception {
        try (var server = server("unknown", "IP:127.0.0.1")) {
            var failure = catchThrowableOfType(TelegramFailure.class, api(server)::botName);
            assertThat(failure).hasMessage("no trusted connection to the Bot API");
            assertThat(failure.kind()).isEqualTo(DeliveryFailure.Kind.SERVER_AWAY);
            assertThat(failure.isSurelyNotTaken()).isTrue();
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherHostGetsNoToken() throws Exception {
        trustAuthority();
        try (var server = server("elsewhere", "DNS:api.telegram.example")) {
            var failure = catchThrowableOfType(TelegramFailure.class, api(server)::botName);
            assertThat(failure).hasMessage("no trusted connection to the Bot API");
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void anAuthorityThatTheServersJvmTrustsIsGoodEnough() throws Exception {
        trustAuthority();
        try (var server = server("trusted", "IP:127.0.0.1")) {
            assertThat(server.uri()).hasScheme("https");
            assertThat(api(server).botName()).isNotBlank();
            assertThat(calls).containsExactly("getMe");
        }
    }

    private BotApiServer server(String name, String certified) {
        var tls = authority.certify(name, certified).context();
        return new BotApiServer(
                0,
                TOKEN,
                new TelegramChats(chats),
                (method, parameters) -> {
                    calls.add(method);
                    return Optional.empty();
                },
                Optional.of(tls));
    }

    /** As an operator does it, by an option of the JVM. */
    private static void trustAuthority() throws Exception {
        var trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(authority.certificate())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var store = directory.resolve("trusted.jks"); // its certificates are read without a password
        try (var out = Files.newOutputStream(store)) {
            trusted.store(out, "test-only".toCharArray());
        }
        System.setProperty(TRUST_STORE, store.toString());
    }

    private static TelegramApi api(BotApiServer server) {
        var settings = new TelegramSettings();
        settings.apiUrl = server.uri().toString();
        settings.connectTimeout = Duration.ofSeconds(5);
        settings.deadline = Duration.ofSeconds(15);
        settings.config =
                Configuration.of(Map.of("convoke.telegram.bot-token", TOKEN)).config();
        var api = new TelegramApi();
        api.settings = settings;
        api.open();
        return api;
    }
}
