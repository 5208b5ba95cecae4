package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.notification.SecureSmtp;
import io.convoke.notification.SecureSmtp.Security;
import io.convoke.notification.deliveries.control.DeliveryFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialogues with a real server, on real TLS. */
class SmtpConnectionTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"STARTTLS, starttls", "STARTTLS, starttls-if-offered", "TLS, tls"})
    void aMailGoesOutOnTlsAfterLoggingIn(Security offered, String wanted) throws Exception {
        try (var server = new SecureSmtp(directory, offered)) {
            send(settings(server, wanted, SecureSmtp.PASSWORD, Optional.of(server.certificate())));
            assertThat(server.accepted()).singleElement().asString().contains("Subject: A test");
            assertThat(server.logins()).containsExactly(SecureSmtp.USER + ":" + SecureSmtp.PASSWORD);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, starttls", "STARTTLS, starttls-if-offered", "TLS, tls"})
    void aServerThatNobodyVouchesForHearsNothingSecret(Security offered, String wanted) {
        try (var server = new SecureSmtp(directory, offered)) {
            assertAway(settings(server, wanted, SecureSmtp.PASSWORD, Optional.empty()), "certification path");
            assertThat(server.logins()).isEmpty();
            assertThat(server.accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, starttls", "TLS, tls"})
    void aCertificateOfAnotherNameIsRefused(Security offered, String wanted) {
        try (var server = new SecureSmtp(directory, offered, "DNS:mail.example")) {
            assertAway(settings(server, wanted, SecureSmtp.PASSWORD, Optional.of(server.certificate())), "127.0.0.1");
            assertThat(server.logins()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"starttls", "starttls-if-offered"})
    void aServerWithoutTlsIsNotToldThePassword(String wanted) {
        try (var server = new SecureSmtp(directory, Security.NONE)) {
            assertAway(settings(server, wanted, SecureSmtp.PASSWORD, Optional.empty()), "STARTTLS");
            assertThat(server.logins()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsTheServersWord() {
        try (var server = new SecureSmtp(directory, Security.STARTTLS)) {
            assertAway(settings(server, "starttls", "wrong", Optional.of(server.certificate())), "535");
            assertThat(server.accepted()).isEmpty();
        }
    }

    private static void assertAway(SmtpSettings settings, String reason) {
        assertThatThrownBy(() -> send(settings))
                .isInstanceOfSatisfying(
                        SmtpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.SERVER_AWAY))
                .hasMessageContaining(reason);
    }

    private static void send(SmtpSettings settings) throws SmtpFailure {
        var mail = new Mail(
                "id",
                Locale.ENGLISH,
                "ann@example.org",
                "ann",
                "A test",
                "Hello",
                "<p>Hello</p>",
                Optional.empty(),
                Optional.empty());
        try (var connection = new SmtpConnection(settings, "convoke.example", null)) {
            connection.open();
            connection.send(mail, Samples.sender(), Samples.NOW, () -> {});
        }
    }

    private static SmtpSettings settings(SecureSmtp server, String security, String password, Optional<Path> trusted) {
        var settings = new SmtpSettings();
        settings.host = "127.0.0.1";
        settings.port = server.port();
        settings.security = security;
        settings.user = Optional.of(SecureSmtp.USER);
        settings.password = Optional.of(password);
        settings.caCertificate = trusted.map(Path::toString);
        settings.connectTimeout = Duration.ofSeconds(5);
        settings.answerTimeout = Duration.ofSeconds(5);
        settings.deadline = Duration.ofSeconds(10);
        settings.readAuthorities();
        return settings;
    }
}
