package io.convoke.notification.mails.control;

import io.convoke.notification.deliveries.control.Carrier;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import javax.net.SocketFactory;

/** A dialogue with the mail server, for several mails one after the other. Not for several threads, but for {@link #abort}. */
final class SmtpConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SmtpConnection.class.getName());

    private final TrackedSockets sockets;
    private final Session session;
    private final SmtpSettings settings;
    private Transport transport;
    private int sent;
    private long idleSince;

    /**
     * Prepares a dialogue; nothing is opened yet.
     *
     * @param transcript where the dialogue is written to; null: nowhere
     */
    SmtpConnection(SmtpSettings settings, String domain, OutputStream transcript) {
        this.settings = settings;
        this.sockets =
                new TrackedSockets(settings.usesTls() ? settings.tls().getSocketFactory() : SocketFactory.getDefault());
        this.session = Session.getInstance(properties(settings, domain, sockets));
        if (transcript != null) {
            session.setDebugOut(new PrintStream(transcript, true, StandardCharsets.UTF_8));
            session.setDebug(true);
        }
    }

    private static Properties properties(SmtpSettings settings, String domain, TrackedSockets sockets) {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.localhost", domain);
        properties.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        properties.setProperty("mail.smtp.timeout", millis(settings.answerTimeout()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.offersStartTls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.insistsOnStartTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Or a second try would follow with sockets that are not ours: not ended by abort, and trusting others.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        if (settings.usesTls()) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        } else {
            properties.put("mail.smtp.socketFactory", sockets);
            properties.put("mail.smtp.ssl.socketFactory", settings.tls().getSocketFactory()); // after STARTTLS
        }
        return properties;
    }

    private static String millis(java.time.Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** Opens it. */
    void open() throws SmtpFailure {
        try {
            transport = session.getTransport();
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
        } catch (MessagingException e) {
            throw SmtpFailure.connecting(e);
        }
    }

    /** Hands a mail over; returns when the server has taken it. */
    void send(Mail mail, Sender sender, Instant now, Carrier.BeforeContent beforeContent) throws SmtpFailure {
        var message = message(mail, sender, now, beforeContent);
        try {
            transport.sendMessage(message, message.getAllRecipients());
            sent++;
        } catch (MessagingException e) {
            throw SmtpFailure.sending(e, message.progress());
        }
    }

    private MimeMail message(Mail mail, Sender sender, Instant now, Carrier.BeforeContent beforeContent)
            throws SmtpFailure {
        try {
            return new MimeMail(session, mail, sender, now, beforeContent);
        } catch (AddressException e) {
            throw new SmtpFailure(
                    SmtpFailure.Kind.REFUSED,
                    "the address is malformed",
                    SmtpFailure.Progress.CONTENT_NOT_BEGUN,
                    false,
                    e);
        } catch (MessagingException e) {
            throw SmtpFailure.sending(e, SmtpFailure.Progress.CONTENT_NOT_BEGUN);
        }
    }

    /** Whether it was opened before and the server still answers; asks it. */
    boolean isUsable() {
        return transport != null && transport.isConnected();
    }

    int sent() {
        return sent;
    }

    long idleSince() {
        return idleSince;
    }

    void idleFrom(long nanos) {
        idleSince = nanos;
    }

    /** Ends the dialogue at once, from any thread. */
    void abort() {
        sockets.closeAll();
    }

    boolean isAborted() {
        return sockets.isClosed();
    }

    @Override
    public void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "A connection to the mail server ended badly", e);
        } finally {
            sockets.closeAll();
        }
    }
}
