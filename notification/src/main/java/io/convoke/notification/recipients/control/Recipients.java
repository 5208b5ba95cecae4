package io.convoke.notification.recipients.control;

import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.recipients.entity.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** Follows the accounts, and tells their owners what auth wants them told. */
@ApplicationScoped
public class Recipients {
    @Inject
    RecipientStore store;

    @Inject
    Intents intents;

    /**
     * Takes over what an event says about an account.
     *
     * @param version the account's; empty in events that do not change the account
     */
    @Transactional(TxType.MANDATORY)
    public void follow(UUID userId, String username, String email, String locale, Optional<Long> version) {
        var known = store.find(userId);
        if (known.isPresent()) {
            var recipient = known.get();
            recipient.become(username, email, locale, version.orElse(recipient.version()));
        } else {
            store.add(new Recipient(userId, username, email, locale, version.orElse(0L)));
        }
        intents.recipientArrived(userId);
    }

    /** Tells the owner of an account. */
    @Transactional(TxType.MANDATORY)
    public void tell(UUID userId, Intent intent) {
        intents.add(userId, intent);
    }

    /** Forgets the person of an erased account. */
    @Transactional(TxType.MANDATORY)
    public void erase(UUID userId) {
        store.find(userId).ifPresent(Recipient::erase);
        intents.forget(userId);
    }
}
