package io.convoke.notification.recipients.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.preferences.control.PreferenceStore;
import io.convoke.notification.preferences.entity.Profile;
import io.convoke.notification.recipients.entity.Addressee;
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
    PreferenceStore preferences;

    @Inject
    Intents intents;

    @Inject
    ErasedAccounts erased;

    /** Whom messages to a person go to; empty while the account is not known here. The profile's language is the person's. */
    public Optional<Addressee> find(UUID userId) {
        return store.find(userId)
                .map(known -> new Addressee(
                        userId,
                        known.username(),
                        known.email(),
                        preferences.profile(userId).map(Profile::locale).orElseGet(known::locale)));
    }

    /**
     * Takes over what an event says about an account.
     *
     * @param version the account's; empty in events that do not change the account
     */
    @Transactional(TxType.MANDATORY)
    public void follow(UUID userId, String username, String email, String locale, Optional<Long> version) {
        if (erased.contains(userId)) {
            return;
        }
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
        if (!erased.contains(userId)) {
            intents.add(userId, intent);
        }
    }
}
