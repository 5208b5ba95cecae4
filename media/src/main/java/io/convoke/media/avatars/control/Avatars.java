package io.convoke.media.avatars.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.avatars.entity.Avatar;
import io.convoke.media.storage.control.StoredObjects;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Who has which avatar. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Avatars {
    @PersistenceContext
    EntityManager entities;

    @Inject
    StoredObjects objects;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The person's avatar, if there is a picture. */
    public Optional<Avatar> of(UUID userId) {
        return Optional.ofNullable(entities.find(Avatar.class, userId))
                .filter(avatar -> avatar.picture().isPresent());
    }

    /**
     * Gives the person a stored picture.
     *
     * @param picture the object, announced and written
     * @throws DomainException invalid-token when the account was erased meanwhile
     */
    public Avatar show(UUID userId, UUID picture) {
        if (erased.contains(userId)) {
            throw new DomainException(CommonProblem.INVALID_TOKEN, "The account of this token has been erased");
        }
        entities.createNativeQuery(
                        "insert into avatar (user_id, version, changed_at) values (?1, 0, ?2) on conflict do nothing")
                .setParameter(1, userId)
                .setParameter(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .executeUpdate();
        var avatar = lock(userId).orElseThrow();
        publish(avatar, avatar.show(objects.keep(picture), clock.instant()));
        return avatar;
    }

    /**
     * Takes the person's picture away.
     *
     * @throws DomainException avatar-unknown when there is none
     */
    public void hide(UUID userId) {
        var avatar = lock(userId)
                .filter(found -> found.picture().isPresent())
                .orElseThrow(() -> new DomainException(AvatarError.AVATAR_UNKNOWN, "You have no avatar"));
        publish(avatar, avatar.hide(clock.instant()));
    }

    /** Deletes the person's picture and its past; nobody is told, for with the account goes the profile that showed it. */
    public void forget(UUID userId) {
        lock(userId).ifPresent(avatar -> {
            entities.remove(avatar);
            entities.flush();
            avatar.picture().map(StoredObject::id).ifPresent(objects::discard);
        });
    }

    private void publish(Avatar avatar, Optional<StoredObject> before) {
        entities.flush();
        before.map(StoredObject::id).ifPresent(objects::discard);
        outbox.append(AvatarChanged.of(avatar));
    }

    private Optional<Avatar> lock(UUID userId) {
        return entities.createQuery("select a from Avatar a where a.userId = :user", Avatar.class)
                .setParameter("user", userId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
