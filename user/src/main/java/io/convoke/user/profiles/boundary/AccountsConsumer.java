package io.convoke.user.profiles.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.profiles.control.ProfileDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of accounts; that persons are forgotten is common's work. */
@ApplicationScoped
public class AccountsConsumer {
    private static final Set<String> TYPES = Set.of("registered", "email-verified");

    @Inject
    MessageGuard guard;

    @Inject
    ProfileDesk desk;

    /** Applies one record. */
    @Incoming("accounts")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-accounts", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            var account = event.as(AccountRecord.class);
            desk.follow(
                    account.userId(),
                    account.username(),
                    account.email(),
                    account.locale(),
                    account.createdAt().orElse(event.time()));
        }
    }
}
