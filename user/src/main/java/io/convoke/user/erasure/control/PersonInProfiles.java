package io.convoke.user.erasure.control;

import io.convoke.common.erasure.PersonalData;
import io.convoke.user.activity.control.History;
import io.convoke.user.preferences.control.PreferencesStore;
import io.convoke.user.profiles.control.ProfileStore;
import io.convoke.user.telegram.control.TelegramStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** All that this service knows of a person goes. */
@ApplicationScoped
public class PersonInProfiles implements PersonalData {
    @Inject
    ProfileStore profiles;

    @Inject
    PreferencesStore preferences;

    @Inject
    TelegramStore telegram;

    @Inject
    History history;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        profiles.forget(userId);
        preferences.forget(userId);
        telegram.forget(userId);
        history.forget(userId);
    }
}
