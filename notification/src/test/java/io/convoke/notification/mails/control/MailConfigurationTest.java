package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.configuration.ConfigurationMistake;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of the mail server's and the sender's configuration is told at the start. */
class MailConfigurationTest {
    private final ConfigurationCheck configuration = new ConfigurationCheck();

    @Test
    void aFileWithoutAnAuthorityIsNamed() {
        make(Optional.of("/nowhere/ca.pem"), Optional.empty(), Optional.empty());

        assertThat(configuration.reported())
                .extracting(ConfigurationMistake::key)
                .containsExactly("convoke.mail.ca-certificate");
        assertThat(configuration.reported().get(0).words()).contains("/nowhere/ca.pem");
    }

    @Test
    void anAccountNeedsItsPassword() {
        make(Optional.empty(), Optional.of("convoke"), Optional.of("a password"));
        make(Optional.empty(), Optional.of(" "), Optional.empty());
        assertThat(configuration.reported()).isEmpty();

        make(Optional.empty(), Optional.of("convoke"), Optional.empty());

        assertThat(configuration.reported())
                .containsExactly(ConfigurationMistake.ofStart(
                        "convoke.mail.password", "is missing: needed with convoke.mail.user (a secret)"));
    }

    private void make(Optional<String> caCertificate, Optional<String> user, Optional<String> password) {
        var settings = new SmtpSettings();
        settings.configuration = configuration;
        settings.caCertificate = caCertificate;
        settings.user = user;
        settings.password = password;
        settings.make();
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        var sender = new Sender();
        sender.configuration = configuration;
        sender.from = "Convoke <no address>";

        sender.parse();

        assertThat(configuration.reported())
                .extracting(ConfigurationMistake::key)
                .containsExactly("convoke.notification.from");
    }
}
