package io.convoke.notification.mails.control;

import io.convoke.notification.deliveries.control.Carrier;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/** The mail server: hands mails over, keeps connections for the next ones, and ends every dialogue that takes too long. */
@ApplicationScoped
public class MailServer implements Carrier {
    /** Servers end long dialogues by themselves; ours end before. */
    private static final int MAILS_PER_CONNECTION = 100;

    private static final Duration IDLE = Duration.ofSeconds(5);

    @Inject
    SmtpSettings settings;

    @Inject
    Sender sender;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Handover prepare(Notification notification, MailWriter.Written written) {
        return beforeContent -> send(written.mail(), beforeContent);
    }

    /**
     * Hands a mail over; returns when the server has taken it.
     *
     * @param beforeContent called right before the content goes out; what it throws ends the dialogue
     */
    void send(Mail mail, Carrier.BeforeContent beforeContent) throws SmtpFailure {
        var connection = take();
        var done = false;
        var guard = executor.schedule(connection::abort, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (!connection.isUsable()) {
                connection.open();
            }
            connection.send(mail, sender, clock.instant(), beforeContent);
            done = true;
        } catch (SmtpFailure e) {
            throw connection.isAborted() ? e.afterDeadline(settings.deadline()) : e;
        } finally {
            guard.cancel(false);
            giveBack(connection, done);
        }
    }

    /** One that was kept, or a new one that is not open yet. */
    private SmtpConnection take() {
        var kept = idle.pollFirst();
        return kept != null ? kept : new SmtpConnection(settings, sender.domain(), null);
    }

    private void giveBack(SmtpConnection connection, boolean good) {
        if (good && connection.sent() < MAILS_PER_CONNECTION && !connection.isAborted()) {
            connection.idleFrom(System.nanoTime());
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    /** Closes what has not been used for a while. */
    @Override
    public void rest() {
        var now = System.nanoTime();
        for (var last = idle.peekLast(); last != null; last = idle.peekLast()) {
            if (now - last.idleSince() < IDLE.toNanos()) {
                return;
            }
            if (idle.removeLastOccurrence(last)) {
                last.close();
            }
        }
    }

    @PreDestroy
    void closeAll() {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
