package io.convoke.notification.deliveries.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.notification.deliveries.control.Carrier.Handover;
import io.convoke.notification.deliveries.control.Carrier.Unreachable;
import io.convoke.notification.deliveries.control.Composition.Lacking;
import io.convoke.notification.deliveries.control.Composition.Pointless;
import io.convoke.notification.deliveries.control.Composition.Ready;
import io.convoke.notification.notifications.control.Leases;
import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Notification.Content;
import io.convoke.notification.notifications.entity.Status;
import io.convoke.notification.preferences.control.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of sending one notification, between which no transaction is open: {@link #prepare}, {@link #handOver},
 * {@link #taken} or {@link #refused}. The message can arrive twice only when this instance dies, or loses the server's
 * answer, between the content's last byte and the commit of {@link #taken}; {@code uncertain} counts that, and both copies
 * of a mail have the same Message-ID.
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
    Permission permission;

    @Inject
    Carriers carriers;

    @Inject
    Fallback fallback;

    @Inject
    ErasedAccounts erased;

    @Inject
    Backoff backoff;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Clock clock;

    /**
     * A message on its way, secrets and all: never stored, never logged.
     *
     * @param traceparent the trace of what caused it; empty where none was kept
     */
    public record Letter(UUID id, Handover handover, Content shown, String traceparent) {
        /** Without what it says. */
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    /** Puts the message together; empty when it cannot go now, or need not go at all, which is noted. */
    @Transactional(TxType.MANDATORY)
    public Optional<Letter> prepare(UUID id) {
        var found = store.lock(id).filter(notification -> notification.status() == Status.PENDING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var notification = found.get();
        if (erased.contains(notification.userId())) {
            store.remove(notification); // written down for many at once, while this one was being forgotten
            return Optional.empty();
        }
        var composition = composer.compose(notification);
        if (composition instanceof Ready ready) {
            return permitted(notification, ready);
        }
        if (composition instanceof Pointless pointless) {
            notification.skipped(pointless.why());
            metrics.ended(notification);
        } else if (composition instanceof Lacking lacking) {
            await(notification, lacking.what());
        }
        return Optional.empty();
    }

    private Optional<Letter> permitted(Notification notification, Ready ready) {
        var objection = permission.objection(notification);
        if (objection.isPresent()) {
            notification.skipped(objection.get());
            metrics.ended(notification);
            return Optional.empty();
        }
        var quietUntil = permission.quietUntil(notification, ready.event());
        if (quietUntil.isPresent()) {
            notification.deferred("quiet hours", quietUntil.get());
            return Optional.empty();
        }
        try {
            var handover = carriers.of(notification.type()).prepare(notification, ready.written());
            return Optional.of(new Letter(
                    notification.id(),
                    handover,
                    ready.shown(),
                    notification.traceparent().orElse("")));
        } catch (Unreachable e) {
            notification.skipped(e.getMessage());
            metrics.ended(notification);
            fallback.after(notification);
            return Optional.empty();
        }
    }

    private void await(Notification notification, String what) {
        var now = clock.instant();
        if (notification.tryingSince().plus(backoff.waitForData()).isAfter(now)) {
            notification.postponed(what, now.plus(LOOK_AGAIN), false);
        } else {
            LOG.log(Level.WARNING, "Notification {0} is given up: {1}", notification.id(), what);
            notification.failedLacking(what);
            metrics.ended(notification);
        }
    }

    /** Hands the message to the server; returns when it has taken it. */
    public void handOver(Letter letter) throws DeliveryFailure {
        letter.handover().run(() -> {
            try {
                if (!leases.noteHandover(letter.id())) {
                    throw new LeaseLost();
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
                metrics.ended(notification);
            }
        });
    }

    /** The server has not taken it, or it is not known whether. */
    @Transactional(TxType.MANDATORY)
    public void refused(Letter letter, DeliveryFailure failure) {
        store.lock(letter.id()).ifPresent(notification -> {
            if (failure.isSurelyNotTaken()) {
                notification.outcomeKnown();
            }
            if (notification.status() == Status.PENDING) {
                end(notification, failure);
            }
        });
    }

    private void end(Notification notification, DeliveryFailure failure) {
        var carrier = carriers.of(notification.type());
        switch (failure.kind()) {
            case LEASE_LOST -> {} // the row is another instance's now
            case REFUSED -> {
                LOG.log(Level.WARNING, "Notification {0} was refused: {1}", notification.id(), failure.getMessage());
                notification.failed(failure.getMessage());
                metrics.ended(notification);
                carrier.refused(notification, failure);
                fallback.after(notification);
            }
            case PASSING, SERVER_AWAY -> {
                if (failure.retryAfter().isPresent()) {
                    carrier.paused(failure);
                    notification.postponed(
                            failure.getMessage(),
                            clock.instant().plus(failure.retryAfter().get()),
                            false);
                } else {
                    again(notification, failure.getMessage());
                }
            }
        }
    }

    private void again(Notification notification, String why) {
        var next = clock.instant().plus(backoff.pause(notification.attempts() + 1));
        if (isTooLate(notification, next)) {
            LOG.log(Level.WARNING, "Notification {0} is given up: {1}", notification.id(), why);
            notification.failed("given up: " + why);
            metrics.ended(notification);
            fallback.after(notification);
        } else {
            notification.postponed(why, next, true);
        }
    }

    /** What has a second way is not tried for ever on the first. */
    private boolean isTooLate(Notification notification, Instant next) {
        var patience = notification.type() == Channel.TELEGRAM ? backoff.giveUpTelegramAfter() : backoff.giveUpAfter();
        return next.isAfter(notification.tryingSince().plus(patience));
    }

    /** The message could not be put together; our fault. */
    @Transactional(TxType.MANDATORY)
    public void broken(UUID id) {
        store.lock(id)
                .filter(notification -> notification.status() == Status.PENDING)
                .ifPresent(notification -> again(notification, "it could not be put together"));
    }

    /** Closes connections that nobody needs at the moment. */
    public void rest(Channel channel) {
        carriers.of(channel).rest();
    }
}
