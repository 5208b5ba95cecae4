package io.convoke.event.locations.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.http.Cursor;
import io.convoke.event.locations.entity.Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of locations. */
@ApplicationScoped
public class LocationStore {
    /** The order of the list: newest first. */
    public static final String ORDER = "newest";

    @PersistenceContext
    EntityManager entities;

    @Inject
    ErasedAccounts erased;

    /** Keeps a new location, whose creator has an account. */
    @Transactional(TxType.MANDATORY)
    public void add(Location location) {
        location.createdBy().ifPresent(erased::refuseErased);
        entities.persist(location);
    }

    /** Removes a location that no event uses any more. */
    @Transactional(TxType.MANDATORY)
    public void remove(Location location) {
        entities.remove(location);
    }

    /** Forgets who made a person's locations, those of single events too. */
    @Transactional(TxType.MANDATORY)
    public void forgetCreator(UUID userId) {
        entities.createQuery("update Location l set l.createdBy = null where l.createdBy = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** A location that everybody may use. */
    @Transactional(TxType.MANDATORY)
    public Optional<Location> shared(UUID id) {
        return Optional.ofNullable(entities.find(Location.class, id)).filter(Location::isShared);
    }

    /**
     * The shared locations, newest first.
     *
     * @param city only those there, whatever the case; empty for all
     * @param after the place to continue at
     * @param limit how many at most
     */
    @Transactional(TxType.MANDATORY)
    public List<Location> list(Optional<String> city, Optional<Cursor> after, int limit) {
        var query = entities.createQuery(
                        "select l from Location l where l.shared = true"
                                + (city.isPresent() ? " and lower(l.city) = lower(:city)" : "")
                                + (after.isPresent() ? " and l.id < :after" : "")
                                + " order by l.id desc",
                        Location.class)
                .setMaxResults(limit);
        city.ifPresent(name -> query.setParameter("city", name));
        after.ifPresent(cursor -> query.setParameter("after", cursor.id(0)));
        return query.getResultList();
    }
}
