package io.convoke.user.activity.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.user.activity.entity.Activity;
import io.convoke.user.activity.entity.ActivityType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people did: kept from the news, and read newest first. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class History {
    private static final String NEWEST = "newest";

    /** News that are older than the last of the same entry change nothing. */
    private static final String NOTE = """
            insert into activity (user_id, type, source_id, event_id, at, told_at, gone)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict (user_id, type, source_id) do update
               set at = case when excluded.gone then activity.at else excluded.at end,
                   told_at = excluded.told_at, gone = excluded.gone
             where activity.told_at <= excluded.told_at""";

    private static final String FOLLOW = """
            insert into known_event (event_id, version, name, over_at) values (?1, ?2, ?3, cast(nullif(?4, '') as timestamptz))
            on conflict (event_id) do update
               set version = excluded.version, name = excluded.name, over_at = excluded.over_at
             where known_event.version < excluded.version""";

    /**
     * Whether an event used check-in is only known once it is over and everybody's news is in; so who attended without
     * having been checked in is worked out while reading, not written down.
     */
    private static final String READ = """
            with own as (select type, source_id, event_id, at from activity where user_id = ?1 and not gone),
            deed as (
                select type, source_id, event_id, at from own
                union all
                select 'attended', r.source_id, r.event_id, e.over_at
                  from own r join known_event e on e.event_id = r.event_id and e.over_at is not null
                 where r.type in ('registered', 'promoted')
                   and not exists (select from own c where c.type = 'cancelled' and c.source_id = r.source_id)
                   and not exists (select from activity a where a.event_id = r.event_id and a.type = 'attended' and not a.gone))
            select d.type, d.source_id, d.event_id, e.name, d.at
              from deed d left join known_event e on e.event_id = d.event_id
             where (?2 = '' or d.type = ?2) and (d.at, d.source_id, d.type) < (?3, ?4, ?5)
             order by d.at desc, d.source_id desc, d.type desc
             limit ?6""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    @PersistenceContext
    EntityManager entities;

    @Inject
    ErasedAccounts erased;

    /**
     * Notes a deed, unless its person has been forgotten.
     *
     * @param toldAt when it was told. That decides which news of an entry are the last, for what they tell may be older: a
     *     check-in by a device that was offline
     */
    public void note(Deed deed, Instant toldAt) {
        if (erased.contains(deed.userId())) {
            return;
        }
        entities.createNativeQuery(NOTE)
                .setParameter(1, deed.userId())
                .setParameter(2, deed.type().label())
                .setParameter(3, deed.sourceId())
                .setParameter(4, deed.eventId())
                .setParameter(5, utc(deed.at()))
                .setParameter(6, utc(toldAt))
                .setParameter(7, deed.takenBack())
                .executeUpdate();
    }

    /** Takes over newer facts of an event. */
    public void follow(EventFacts event) {
        entities.createNativeQuery(FOLLOW)
                .setParameter(1, event.eventId())
                .setParameter(2, event.version())
                .setParameter(3, event.name())
                .setParameter(4, event.overAt().map(Instant::toString).orElse(""))
                .executeUpdate();
    }

    /**
     * A page of what somebody did, newest first.
     *
     * @param cursor as a page's {@code next} gave it; null for the first page
     */
    public Paging.Slice<Activity> newest(UUID userId, Optional<ActivityType> type, String cursor, int limit) {
        var from = Cursor.parse(cursor, NEWEST, 3);
        var query = entities.createNativeQuery(READ)
                .setParameter(1, userId)
                .setParameter(2, type.map(ActivityType::label).orElse(""))
                .setParameter(3, utc(from.map(after -> after.instant(0)).orElse(END_OF_TIME)))
                .setParameter(4, from.map(after -> after.id(1)).orElse(new UUID(-1, -1)))
                .setParameter(5, from.map(after -> after.keys().get(2)).orElse(""))
                .setParameter(6, limit + 1);
        @SuppressWarnings("unchecked") // a native query of several columns
        var rows = (List<Object[]>) query.getResultList();
        return Paging.slice(
                rows.stream().map(History::activity).toList(),
                limit,
                last -> Cursor.after(
                        NEWEST, last.at(), last.sourceId(), last.type().label()));
    }

    private static Activity activity(Object[] row) {
        return new Activity(
                ActivityType.of((String) row[0]).orElseThrow(),
                (UUID) row[1],
                (UUID) row[2],
                Optional.ofNullable((String) row[3]),
                (Instant) row[4]);
    }

    /**
     * Forgets a person. That somebody came to an event stays, without saying who: whether the event used check-in decides
     * what the others' histories say.
     */
    public void forget(UUID userId) {
        entities.createNativeQuery("delete from activity where user_id = ?1 and (type <> 'attended' or gone)")
                .setParameter(1, userId)
                .executeUpdate();
        entities.createNativeQuery(
                        "update activity set user_id = gen_random_uuid(), source_id = gen_random_uuid() where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
