package io.convoke.notification.recipients.control;

import io.convoke.notification.recipients.entity.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps recipients. */
@ApplicationScoped
public class RecipientStore {
    @PersistenceContext
    EntityManager entities;

    public Optional<Recipient> find(UUID userId) {
        return Optional.ofNullable(entities.find(Recipient.class, userId));
    }

    void add(Recipient recipient) {
        entities.persist(recipient);
    }
}
