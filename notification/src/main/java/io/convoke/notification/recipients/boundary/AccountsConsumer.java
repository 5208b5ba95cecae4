package io.convoke.notification.recipients.boundary;

import static io.convoke.notification.recipients.boundary.AccountChange.needed;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.recipients.control.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows auth: addresses, and what owners of accounts are told. */
@ApplicationScoped
public class AccountsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Recipients recipients;

    @Incoming("accounts")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-accounts", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        var change = event.as(AccountChange.class);
        var userId = needed(change.userId(), "userId");
        if (change.hasAddress()) {
            recipients.follow(userId, change.username(), change.email(), change.locale(), change.knownVersion());
        }
        switch (event.type()) {
            case "email-verification-requested" -> recipients.tell(userId, withToken(event, change));
            case "password-reset-requested" -> recipients.tell(userId, withToken(event, change));
            case "sign-up-repeated" -> recipients.tell(userId, plain(Kind.ACCOUNT_EXISTS, event, change));
            case "password-changed" -> recipients.tell(userId, plain(Kind.PASSWORD_CHANGED, event, change));
            default -> {} // nothing that the owner is told; who is erased is forgotten by another consumer
        }
    }

    private static Intent withToken(IncomingEvent event, AccountChange change) {
        var verification = event.type().equals("email-verification-requested");
        return Intent.withToken(
                verification ? Kind.EMAIL_VERIFICATION : Kind.PASSWORD_RESET,
                verification ? needed(change.verificationId(), "verificationId") : needed(change.resetId(), "resetId"),
                needed(change.email(), "email"),
                event.time(),
                needed(change.expiresAt(), "expiresAt"));
    }

    /** These have no id of their own; the event's tells them apart. */
    private static Intent plain(Kind kind, IncomingEvent event, AccountChange change) {
        return Intent.ofAccount(kind, event.id().toString(), needed(change.email(), "email"), event.time());
    }
}
