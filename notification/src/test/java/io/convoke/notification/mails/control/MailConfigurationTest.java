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
        var settings = new SmtpSettings();
        settings.configuration = configuration;
        settings.caCertificate = Optional.of("/nowhere/ca.pem");

        settings.make();

        assertThat(configuration.reported())
                .extracting(ConfigurationMistake::key)
                .containsExactly("convoke.mail.ca-certificate");
        assertThat(configuration.reported().get(0).words()).contains("/nowhere/ca.pem");
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
