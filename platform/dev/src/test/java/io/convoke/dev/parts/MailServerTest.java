package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    static MailServer server;

    @BeforeAll
    static void start() {
        server = new MailServer(directory.resolve("mail"), Ports.free(), directory.resolve("mail.log"));
        server.start(PATIENCE);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aMailIsKeptWithItsParts() throws Exception {
        var text = new MimeBodyPart();
        text.setText("Здравствуйте\r\n.точка в начале\r\n", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>Здравствуйте</p>", "UTF-8", "html");
        var bodies = new MimeMultipart("alternative", text, html);
        var body = new MimeBodyPart();
        body.setContent(bodies);
        var calendar = new MimeBodyPart();
        calendar.setContent("BEGIN:VCALENDAR\r\n", "text/calendar; charset=UTF-8; method=REQUEST");
        calendar.setFileName("invite.ics");
        calendar.setDisposition("attachment");
        send("Ann@example.org", "Тема", new MimeMultipart("mixed", body, calendar));

        var mails = server.mailbox().to("ann@EXAMPLE.org");
        assertThat(mails).hasSize(1);
        var mail = mails.get(0);
        assertThat(mail.to()).isEqualTo("Ann@example.org");
        assertThat(mail.from()).isEqualTo("convoke@example.org");
        assertThat(mail.subject()).isEqualTo("Тема");
        assertThat(mail.text()).isEqualTo("Здравствуйте\r\n.точка в начале\r\n");
        assertThat(mail.html()).isEqualTo("<p>Здравствуйте</p>");
        assertThat(mail.header("x-test")).contains("one two");
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("invite.ics");
            assertThat(attachment.type()).startsWith("text/calendar").contains("method=REQUEST");
            assertThat(attachment.text()).startsWith("BEGIN:VCALENDAR");
        });
    }

    @Test
    void whatWasAcceptedSurvivesKill9AndTheOrderGoesOn() throws Exception {
        send("bob@example.org", "first", null);
        server.kill9();
        server.start(PATIENCE);
        send("bob@example.org", "second", null);
        assertThat(server.mailbox().to("bob@example.org"))
                .extracting(Mailbox.Mail::subject)
                .containsExactly("first", "second");
    }

    @Test
    void aForeignAddressGetsNothing() {
        assertThat(server.mailbox().to("nobody@example.org")).isEmpty();
    }

    private static void send(String to, String subject, MimeMultipart content) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", Ports.LOOPBACK);
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("convoke@example.org", "Convoke"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setHeader("X-Test", "one two");
        if (content == null) {
            message.setText("plain", "UTF-8");
        } else {
            message.setContent(content);
        }
        Transport.send(message);
    }
}
