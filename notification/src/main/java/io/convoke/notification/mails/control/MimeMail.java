package io.convoke.notification.mails.control;

import io.convoke.notification.deliveries.control.Carrier;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A mail as it goes over the wire: text and HTML as alternatives; an invitation as a third (calendars of mail programs read
 * that) and as an attached file (for everybody else).
 */
final class MimeMail extends MimeMessage {
    private static final String UTF_8 = "UTF-8";

    private final String messageId;
    private final Carrier.BeforeContent beforeContent;
    private SmtpFailure.Progress progress = SmtpFailure.Progress.CONTENT_NOT_BEGUN;

    /**
     * @throws MessagingException when the address is malformed
     */
    MimeMail(Session session, Mail mail, Sender sender, Instant now, Carrier.BeforeContent beforeContent)
            throws MessagingException {
        super(session);
        this.messageId = "<" + mail.id() + "@" + sender.domain() + ">";
        this.beforeContent = beforeContent;
        setFrom(sender.mailbox());
        setRecipient(RecipientType.TO, recipient(mail));
        setSubject(mail.subject(), UTF_8);
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        setHeader("Content-Language", mail.locale().getLanguage());
        if (mail.unsubscribe().isPresent()) {
            // RFC 8058: a POST to this address, which is the person's own, does it at one click.
            setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(content(mail));
        saveChanges();
    }

    private static InternetAddress recipient(Mail mail) throws MessagingException {
        var address = new InternetAddress(mail.address(), true);
        try {
            address.setPersonal(mail.name(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        return address;
    }

    private static MimeMultipart content(Mail mail) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text(mail.text(), "plain"));
        alternatives.addBodyPart(text(mail.html(), "html"));
        if (mail.invitation().isEmpty()) {
            return alternatives;
        }
        var invitation = mail.invitation().get();
        alternatives.addBodyPart(calendar(invitation));
        var attached = calendar(invitation);
        attached.setFileName("invite.ics");
        attached.setDisposition(Part.ATTACHMENT);
        var all = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body.setContent(alternatives);
        all.addBodyPart(body);
        all.addBodyPart(attached);
        return all;
    }

    private static MimeBodyPart text(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart calendar(Invitation invitation) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                invitation.content().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + invitation.method())));
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        beforeContent.run();
        progress = SmtpFailure.Progress.CONTENT_BEGUN;
        super.writeTo(out, ignored);
        progress = SmtpFailure.Progress.CONTENT_OUT;
    }

    /** How much of it has gone out. */
    SmtpFailure.Progress progress() {
        return progress;
    }
}
