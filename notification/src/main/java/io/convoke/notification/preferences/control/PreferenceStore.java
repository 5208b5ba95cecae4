package io.convoke.notification.preferences.control;

import io.convoke.notification.preferences.entity.Preference;
import io.convoke.notification.preferences.entity.Profile;
import io.convoke.notification.preferences.entity.Unsubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps what people wish. */
@ApplicationScoped
public class PreferenceStore {
    @PersistenceContext
    EntityManager entities;

    public Optional<Preference> preference(UUID userId) {
        return Optional.ofNullable(entities.find(Preference.class, userId));
    }

    public Optional<Profile> profile(UUID userId) {
        return Optional.ofNullable(entities.find(Profile.class, userId));
    }

    Optional<Unsubscription> unsubscription(Unsubscription.Key key) {
        return Optional.ofNullable(entities.find(Unsubscription.class, key));
    }

    List<Unsubscription> unsubscriptions(UUID userId) {
        return entities.createQuery("select u from Unsubscription u where u.key.userId = :user", Unsubscription.class)
                .setParameter("user", userId)
                .getResultList();
    }

    void add(Preference preference) {
        entities.persist(preference);
    }

    void add(Profile profile) {
        entities.persist(profile);
    }

    void add(Unsubscription unsubscription) {
        entities.persist(unsubscription);
    }

    void remove(Unsubscription unsubscription) {
        entities.remove(unsubscription);
    }
}
