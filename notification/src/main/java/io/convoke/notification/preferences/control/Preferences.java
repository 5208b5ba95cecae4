package io.convoke.notification.preferences.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.preferences.entity.Preference;
import io.convoke.notification.preferences.entity.Profile;
import io.convoke.notification.preferences.entity.Switch;
import io.convoke.notification.preferences.entity.Unsubscription;
import io.convoke.notification.preferences.entity.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** Follows what people wish, and takes their unsubscriptions. */
@ApplicationScoped
public class Preferences {
    @Inject
    PreferenceStore store;

    @Inject
    Intents intents;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Takes over what an event says about a person's language and zone. */
    @Transactional(TxType.MANDATORY)
    public void follow(UUID userId, long version, String locale, ZoneId timeZone, Instant at) {
        if (erased.contains(userId)) {
            return;
        }
        store.profile(userId)
                .ifPresentOrElse(
                        known -> known.become(version, locale, timeZone, at),
                        () -> store.add(new Profile(userId, version, locale, timeZone, at)));
        intents.wishesChanged(userId);
    }

    /** Takes over what an event says about a person's wishes. */
    @Transactional(TxType.MANDATORY)
    public void follow(Wishes wishes) {
        if (erased.contains(wishes.userId())) {
            return;
        }
        var known = store.preference(wishes.userId());
        if (known.isEmpty()) {
            store.add(new Preference(wishes));
        } else if (!known.get().become(wishes)) {
            return;
        }
        store.unsubscriptions(wishes.userId()).stream()
                .filter(one -> !one.outlasts(wishes.off().contains(one.off())))
                .forEach(store::remove);
        intents.wishesChanged(wishes.userId());
    }

    /** A person switches a kind off, from now on; the user service is told. Doing it again changes nothing. */
    @Transactional(TxType.MANDATORY)
    public void unsubscribe(UUID userId, Switch off) {
        var key = new Unsubscription.Key(userId, off.channel(), off.kind());
        if (erased.contains(userId) || store.unsubscription(key).isPresent()) {
            return;
        }
        var known = store.preference(userId).filter(wishes -> wishes.isOff(off)).isPresent();
        store.add(new Unsubscription(key, known, clock.instant()));
        if (!known) {
            outbox.append(new Unsubscribed(userId, off.channel(), off.kind(), clock.instant()));
        }
    }
}
