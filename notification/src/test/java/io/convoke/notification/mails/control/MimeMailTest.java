package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MimeMailTest {
    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void textHtmlAndInvitationAreWhereMailProgramsLookForThem() throws Exception {
        var message = read(
                mail("ann@example.org", "ann", "Hello", Optional.of(new Invitation("REQUEST", "BEGIN:VCALENDAR"))));
        assertThat(message.getSubject()).isEqualTo("Hello");
        assertThat(message.getMessageID()).isEqualTo("<0199-id@convoke.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("en");
        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<https://convoke.example/unsubscribe?token=x>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getFrom()[0]).hasToString("Convoke <no-reply@convoke.example>");
        assertThat(message.getSentDate()).isEqualTo(Samples.NOW);
        var mixed = (MimeMultipart) message.getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        var alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(alternatives.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
        assertThat(alternatives.getBodyPart(2).getContentType())
                .contains("text/calendar")
                .contains("method=REQUEST")
                .contains("charset=UTF-8");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
        assertThat(mixed.getBodyPart(1).getDisposition()).isEqualTo("attachment");
    }

    @Test
    void withoutAnInvitationThereIsNoAttachment() throws Exception {
        var message = read(mail("ann@example.org", "ann", "Hello", Optional.empty()));
        assertThat(message.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void namesAndSubjectsCannotAddHeaders() throws Exception {
        var message = read(mail(
                "ann@example.org",
                OneLine.of("ann\r\nBcc: eve@example.org", 100),
                OneLine.of("Привет\r\nBcc: eve@example.org\r\n\r\nbody", 100),
                Optional.empty()));
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("Привет Bcc: eve@example.org body");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (var address :
                new String[] {"ann@example.org\r\nBcc: eve@example.org", "ann", "a b@example.org", "a@b, c@d"}) {
            assertThatThrownBy(() -> mail(address, "ann", "Hello", Optional.empty()))
                    .as(address)
                    .isInstanceOf(AddressException.class);
        }
    }

    @Test
    void whatIsThrownBeforeTheContentEndsTheDialogueBeforeTheContent() throws Exception {
        var mail = new MimeMail(
                SESSION,
                sample("ann@example.org", "ann", "Hello", Optional.empty()),
                Samples.sender(),
                Samples.NOW,
                () -> {
                    throw new IOException("not ours any more");
                });
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> mail.writeTo(out, null)).hasMessage("not ours any more");
        assertThat(out.size()).isZero();
        assertThat(mail.progress()).isEqualTo(SmtpFailure.Progress.CONTENT_NOT_BEGUN);
    }

    private static MimeMail mail(String address, String name, String subject, Optional<Invitation> invitation)
            throws Exception {
        return new MimeMail(
                SESSION, sample(address, name, subject, invitation), Samples.sender(), Samples.NOW, () -> {});
    }

    private static Mail sample(String address, String name, String subject, Optional<Invitation> invitation) {
        return new Mail(
                "0199-id",
                Locale.ENGLISH,
                address,
                name,
                subject,
                "Text ü",
                "<p>HTML ü</p>",
                invitation,
                Optional.of("https://convoke.example/unsubscribe?token=x"));
    }

    private static MimeMessage read(MimeMail mail) throws Exception {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out, null);
        assertThat(mail.progress()).isEqualTo(SmtpFailure.Progress.CONTENT_OUT);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("ü"); // encoded for servers without 8BITMIME
        return new MimeMessage(SESSION, new ByteArrayInputStream(out.toByteArray()));
    }
}
