package io.convoke.notification.recipients.boundary;

import static io.convoke.notification.recipients.boundary.AccountChange.needed;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.recipients.control.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
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
        switch (event.type()) {
            case "registered", "email-verified" -> follow(event);
            case "email-verification-requested" -> {
                var change = follow(event);
                tellToken(Kind.EMAIL_VERIFICATION, event, change, needed(change.verificationId(), "verificationId"));
            }
            case "password-reset-requested" -> {
                var change = follow(event);
                tellToken(Kind.PASSWORD_RESET, event, change, needed(change.resetId(), "resetId"));
            }
            case "sign-up-repeated" -> tell(Kind.ACCOUNT_EXISTS, event, follow(event));
            case "password-changed" -> tell(Kind.PASSWORD_CHANGED, event, follow(event));
            default -> {} // nothing that the owner is told; who is erased is forgotten by another consumer
        }
    }

    private AccountChange follow(IncomingEvent event) {
        var change = event.as(AccountChange.class);
        var userId = needed(change.userId(), "userId");
        if (change.hasAddress()) {
            recipients.follow(userId, change.username(), change.email(), change.locale(), change.knownVersion());
        }
        return change;
    }

    private void tellToken(Kind kind, IncomingEvent event, AccountChange change, UUID token) {
        recipients.tell(
                change.userId(),
                Intent.withToken(
                        kind,
                        token,
                        needed(change.email(), "email"),
                        event.time(),
                        needed(change.expiresAt(), "expiresAt")));
    }

    /** These have no id of their own; the event's tells them apart. */
    private void tell(Kind kind, IncomingEvent event, AccountChange change) {
        recipients.tell(
                change.userId(),
                Intent.ofAccount(kind, event.id().toString(), needed(change.email(), "email"), event.time()));
    }
}
