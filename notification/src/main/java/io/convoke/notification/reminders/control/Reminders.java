package io.convoke.notification.reminders.control;

import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.notifications.entity.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reminds those with a seat a day and an hour before. Nothing is planned ahead: what is due is computed from what is known
 * now, so an event that moves or is cancelled, or a seat that is given up, needs no care here.
 */
@ApplicationScoped
public class Reminders {
    private static final int BATCH = 1_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Intents intents;

    @Inject
    Clock clock;

    /** How long before the start, and from when on it is too late because the next reminder or the event itself is there. */
    private enum Step {
        DAY(Duration.ofHours(24), Duration.ofHours(1)),
        HOUR(Duration.ofHours(1), Duration.ZERO);

        private final Duration lead;
        private final Duration tooLate;

        Step(Duration lead, Duration tooLate) {
            this.lead = lead;
            this.tooLate = tooLate;
        }
    }

    private record Due(UUID eventId, Instant start, UUID userId) {}

    /** What tells the reminders of an event apart: another start, another reminder. */
    static String version(String step, Instant start) {
        return step + "@" + start.getEpochSecond();
    }

    /** Whether a reminder was for this start. */
    public static boolean isFor(String version, Instant start) {
        return version.endsWith("@" + start.getEpochSecond());
    }

    /** Whether a reminder is the last one before the start. */
    public static boolean isLast(String version) {
        return version.startsWith(Step.HOUR.name() + "@");
    }

    /**
     * Writes down a batch of the reminders that are due.
     *
     * @return whether there may be more
     */
    @Transactional(TxType.MANDATORY)
    public boolean writeDue() {
        var more = false;
        for (var step : Step.values()) {
            var due = due(step);
            due.stream().collect(Collectors.groupingBy(Due::eventId)).values().forEach(some -> {
                var first = some.get(0);
                intents.addAll(
                        some.stream().map(Due::userId).toList(),
                        Intent.ofEvent(
                                Kind.EVENT_REMINDER,
                                first.eventId(),
                                version(step.name(), first.start()),
                                first.start().minus(step.lead)));
            });
            more |= due.size() == BATCH;
        }
        return more;
    }

    /** Not those who got the seat, or could learn of the start, less than the lead before: they have just been told. */
    private List<Due> due(Step step) {
        @SuppressWarnings("unchecked") // the columns' types
        List<Object[]> rows = entities.createNativeQuery("""
                        select e.event_id, cast(floor(extract(epoch from e.start_at)) as bigint), a.user_id
                        from known_event e join attendance a on a.event_id = e.event_id
                        where e.status = 'active' and e.start_at > :tooLate and e.start_at <= :soon
                            and e.start_known_since <= e.start_at - make_interval(secs => :lead)
                            and a.status = 'registered' and a.since <= e.start_at - make_interval(secs => :lead)
                            and not exists (
                                select 1 from notification n
                                where n.user_id = a.user_id and n.event_id = a.event_id and n.kind = 'event-reminder'
                                    and n.version = cast(:step as text) || '@' || cast(floor(extract(epoch from e.start_at)) as bigint))
                        order by e.start_at, e.event_id
                        """)
                .setParameter("soon", clock.instant().plus(step.lead))
                .setParameter("tooLate", clock.instant().plus(step.tooLate))
                .setParameter("lead", (double) step.lead.toSeconds())
                .setParameter("step", step.name())
                .setMaxResults(BATCH)
                .getResultList();
        return rows.stream()
                .map(row -> new Due((UUID) row[0], Instant.ofEpochSecond(((Number) row[1]).longValue()), (UUID) row[2]))
                .toList();
    }
}
