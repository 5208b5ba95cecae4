package io.convoke.user.profiles.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.user.profiles.entity.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes, shows and changes profiles, and tells others. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ProfileDesk {
    private static final String DEFAULT_LOCALE = "en";

    @Inject
    ProfileStore store;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Event<TimeZoneChanged> zones;

    @Inject
    Clock clock;

    /**
     * Somebody's profile.
     *
     * @throws DomainException 404 {@code profile-unknown}
     */
    public Profile find(UUID userId) {
        return store.find(userId).orElseThrow(ProfileDesk::unknown);
    }

    /**
     * A person's own profile. Right after sign-up, before the news of the account has arrived, it is what the token says: of
     * version 0, and not kept.
     *
     * @throws DomainException 404 {@code profile-unknown} when the person has been forgotten
     */
    public Profile own(UUID userId, String username) {
        return store.find(userId).orElseGet(() -> unborn(userId, username));
    }

    /** The same, locked for {@link #change}. */
    public Profile toChange(UUID userId, String username) {
        return store.lock(userId).orElseGet(() -> unborn(userId, username));
    }

    private Profile unborn(UUID userId, String username) {
        if (erased.contains(userId)) {
            throw unknown();
        }
        var profile = new Profile(userId, username, DEFAULT_LOCALE, clock.instant());
        profile.beginWith(store.avatarUrl(userId));
        return profile;
    }

    /** Changes what the person says about themselves; the profile comes from {@link #toChange}. */
    public Profile change(Profile profile, Profile.Description wanted) {
        var born = profile.version() > 0;
        var zone = profile.timeZone();
        if (profile.describe(wanted, clock.instant())) {
            if (!born) {
                store.add(profile);
            }
            outbox.append(ProfileChanged.of(profile));
            if (!profile.timeZone().equals(zone)) {
                zones.fire(new TimeZoneChanged(profile.userId()));
            }
        }
        return profile;
    }

    /** Makes the profile of a new account, or completes the one that its owner was quicker to make. */
    public void follow(UUID userId, String username, String email, String locale, Instant registeredAt) {
        if (erased.contains(userId)) {
            return;
        }
        var known = store.lock(userId);
        var profile = known.orElseGet(() -> new Profile(userId, username, locale, registeredAt));
        if (profile.reachAt(email, clock.instant())) {
            if (known.isEmpty()) {
                profile.beginWith(store.avatar(userId).url());
                store.add(profile);
            }
            outbox.append(ProfileChanged.of(profile));
        }
    }

    /**
     * Shows what the person uploaded, or no longer shows what was removed.
     *
     * @param version the avatar's; older ones than the last seen change nothing
     */
    public void showAvatar(UUID userId, Optional<String> url, long version) {
        if (erased.contains(userId)) {
            return;
        }
        var profile = store.lock(userId);
        var avatar = store.avatar(userId);
        var before = avatar.url();
        if (avatar.become(url, version)) {
            profile.filter(known -> known.showAvatar(before, url, clock.instant()))
                    .ifPresent(known -> outbox.append(ProfileChanged.of(known)));
        }
    }

    private static DomainException unknown() {
        return new DomainException(UserError.PROFILE_UNKNOWN, "Nobody has this id");
    }
}
