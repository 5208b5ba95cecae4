package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultySmtpTest {
    @Test
    void itAcceptsUnlessTold() throws Exception {
        try (var smtp = new FaultySmtp()) {
            send(smtp);
            assertThat(smtp.accepted()).singleElement().asString().contains("Subject: Hello", "\r\n.dot\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.1 Try later", "550 5.1.1 No such user"})
    void itRefusesRecipients(String answer) throws Exception {
        try (var smtp = new FaultySmtp()) {
            smtp.rejectRecipient(answer);
            assertThatThrownBy(() -> send(smtp)).isInstanceOf(SendFailedException.class);
            assertThat(smtp.accepted()).isEmpty();
            assertThat(smtp.attempts()).isEqualTo(1);
            smtp.accept();
            send(smtp);
            assertThat(smtp.accepted()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"})
    void itHangs(String command) throws Exception {
        try (var smtp = new FaultySmtp()) {
            smtp.hangAt(command);
            assertThatThrownBy(() -> send(smtp)).hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(smtp.accepted()).isEmpty();
        }
    }

    @Test
    void itDropsTheLineAfterTakingTheMail() throws Exception {
        try (var smtp = new FaultySmtp()) {
            smtp.dropAfterData();
            assertThatThrownBy(() -> send(smtp)).isInstanceOf(MessagingException.class);
            assertThat(smtp.accepted()).hasSize(1);
        }
    }

    private static void send(FaultySmtp smtp) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
        properties.setProperty("mail.smtp.timeout", "500");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("convoke@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ann@example.org"));
        message.setSubject("Hello");
        message.setText("first\r\n.dot\r\n");
        Transport.send(message);
    }
}
