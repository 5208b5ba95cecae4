package io.convoke.user.preferences.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.user.preferences.entity.Preferences;
import io.convoke.user.preferences.entity.SwitchedOff;
import io.convoke.user.profiles.control.ProfileStore;
import io.convoke.user.profiles.control.TimeZoneChanged;
import io.convoke.user.profiles.control.UserError;
import io.convoke.user.profiles.entity.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

/** Shows and changes preferences, and tells notification. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PreferencesDesk {
    @Inject
    PreferencesStore store;

    @Inject
    ProfileStore profiles;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Somebody's preferences; of version 0 where nothing was ever said. */
    public Preferences own(UUID userId) {
        return store.find(userId).orElseGet(() -> new Preferences(userId));
    }

    /**
     * The same, locked for {@link #change}.
     *
     * @throws DomainException 404 {@code profile-unknown} when the person has been forgotten
     */
    public Preferences toChange(UUID userId) {
        if (erased.contains(userId)) {
            throw new DomainException(UserError.PROFILE_UNKNOWN, "The account has been erased");
        }
        return store.lock(userId).orElseGet(() -> new Preferences(userId));
    }

    /** Replaces the wishes; the preferences come from {@link #toChange}. */
    public Preferences change(Preferences preferences, Preferences.Wishes wishes) {
        var known = preferences.version() > 0;
        if (preferences.become(wishes)) {
            keep(preferences, known);
        }
        return preferences;
    }

    /** Switches off what somebody unsubscribed from by the link in a message. */
    public void switchOff(UUID userId, SwitchedOff message) {
        if (erased.contains(userId)) {
            return;
        }
        var preferences = store.lock(userId).orElseGet(() -> new Preferences(userId));
        var known = preferences.version() > 0;
        if (preferences.switchOff(message)) {
            keep(preferences, known);
        }
    }

    /** Quiet hours follow the person's wall clock. */
    void on(@Observes TimeZoneChanged change) {
        store.lock(change.userId()).ifPresent(preferences -> {
            preferences.moveZone();
            publish(preferences);
        });
    }

    private void keep(Preferences preferences, boolean known) {
        if (!known) {
            store.add(preferences);
        }
        publish(preferences);
    }

    private void publish(Preferences preferences) {
        var zone = profiles.find(preferences.userId()).map(Profile::timeZone).orElse(Profile.DEFAULT_ZONE);
        outbox.append(PreferencesChanged.of(preferences, zone, clock.instant()));
    }
}
