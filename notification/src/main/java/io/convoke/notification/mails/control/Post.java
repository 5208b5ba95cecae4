package io.convoke.notification.mails.control;

import io.convoke.notification.mails.control.Composition.Lacking;
import io.convoke.notification.mails.control.Composition.Pointless;
import io.convoke.notification.mails.control.Composition.Ready;
import io.convoke.notification.notifications.control.Leases;
import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Notification.Content;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of sending one notification, between which no transaction is open: {@link #prepare}, {@link #handOver},
 * {@link #taken} or {@link #refused}. The mail can arrive twice only when this instance dies, or loses the server's answer,
 * between the content's last byte and the commit of {@link #taken}; {@code uncertain} counts that, and both copies have the
 * same Message-ID.
 */
@ApplicationScoped
public class Post {
    private static final System.Logger LOG = System.getLogger(Post.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    @Inject
    NotificationStore store;

    @Inject
    Leases leases;

    @Inject
    Composer composer;

    @Inject
    MailServer server;

    @Inject
    Backoff backoff;

    @Inject
    Clock clock;

    /** A mail on its way. */
    public record Letter(UUID id, Mail mail, Content shown) {}

    /** Puts the mail together; empty when it cannot go now, or need not go at all, which is noted. */
    @Transactional(TxType.MANDATORY)
    public Optional<Letter> prepare(UUID id) {
        var found = store.lock(id).filter(notification -> notification.status() == Status.PENDING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var notification = found.get();
        var composition = composer.compose(notification);
        if (composition instanceof Ready ready) {
            return Optional.of(new Letter(id, ready.mail(), ready.shown()));
        }
        if (composition instanceof Pointless pointless) {
            notification.skipped(pointless.why());
        } else if (composition instanceof Lacking lacking) {
            await(notification, lacking.what());
        }
        return Optional.empty();
    }

    private void await(Notification notification, String what) {
        var now = clock.instant();
        if (notification.tryingSince().plus(backoff.waitForData()).isAfter(now)) {
            notification.postponed(what, now.plus(LOOK_AGAIN), false);
        } else {
            LOG.log(Level.WARNING, "Notification {0} is given up: {1}", notification.id(), what);
            notification.failedLacking(what);
        }
    }

    /** Hands the mail to the server; returns when it has taken it. */
    public void handOver(Letter letter) throws SmtpFailure {
        server.send(letter.mail(), () -> {
            try {
                if (!leases.noteHandover(letter.id())) {
                    throw new SmtpFailure.LeaseLost();
                }
            } catch (SQLException e) {
                throw new IOException("the database is away", e);
            }
        });
    }

    /** The server has taken it. */
    @Transactional(TxType.MANDATORY)
    public void taken(Letter letter) {
        store.lock(letter.id()).ifPresent(notification -> {
            notification.outcomeKnown();
            if (notification.status() == Status.PENDING) {
                notification.sent(letter.shown(), clock.instant());
            }
        });
    }

    /** The server has not taken it, or it is not known whether. */
    @Transactional(TxType.MANDATORY)
    public void refused(Letter letter, SmtpFailure failure) {
        store.lock(letter.id()).ifPresent(notification -> {
            if (failure.isSurelyNotTaken()) {
                notification.outcomeKnown();
            }
            if (notification.status() == Status.PENDING) {
                end(notification, failure);
            }
        });
    }

    private void end(Notification notification, SmtpFailure failure) {
        switch (failure.kind()) {
            case LEASE_LOST -> {} // the row is another instance's now
            case REFUSED -> {
                LOG.log(Level.WARNING, "Notification {0} was refused: {1}", notification.id(), failure.getMessage());
                notification.failed(failure.getMessage());
            }
            case PASSING, SERVER_AWAY -> again(notification, failure.getMessage());
        }
    }

    private void again(Notification notification, String why) {
        var next = clock.instant().plus(backoff.pause(notification.attempts() + 1));
        if (next.isAfter(notification.tryingSince().plus(backoff.giveUpAfter()))) {
            LOG.log(Level.WARNING, "Notification {0} is given up: {1}", notification.id(), why);
            notification.failed("given up: " + why);
        } else {
            notification.postponed(why, next, true);
        }
    }

    /** The mail could not be put together; our fault. */
    @Transactional(TxType.MANDATORY)
    public void broken(UUID id) {
        store.lock(id)
                .filter(notification -> notification.status() == Status.PENDING)
                .ifPresent(notification -> again(notification, "it could not be put together"));
    }

    /** Closes connections that nobody needs at the moment. */
    public void rest() {
        server.closeIdle();
    }
}
