package io.convoke.registration.registrations.control;

import static io.convoke.registration.registrations.entity.RegistrationStatus.CANCELLED;
import static io.convoke.registration.registrations.entity.RegistrationStatus.REGISTERED;
import static io.convoke.registration.registrations.entity.RegistrationStatus.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.registrations.entity.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RegistrationDeskTest {
    private static final Instant START = Instant.parse("2026-12-01T18:00:00Z");
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID OLGA = UUID.randomUUID();

    private final InMemoryStore store = new InMemoryStore();
    private final List<PublishedEvent> told = new ArrayList<>();
    private final Set<UUID> forgotten = new HashSet<>();
    private final ErasedAccounts erased = new ErasedAccounts() {
        @Override
        public boolean contains(UUID userId) {
            return forgotten.contains(userId);
        }
    };
    private final CountedRegistrations metrics = new CountedRegistrations();
    private Instant now = START.minus(Duration.ofDays(3));
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Waitlist waitlist = waitlist();
    private final RegistrationDesk desk = desk();
    private final EventFollower follower = follower();
    private final Capacity capacity = capacity();

    @Test
    void lastSeatIsTakenAndTheNextCallerWaits() {
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        assertThat(register("ann").status()).isEqualTo(REGISTERED);
        var bob = desk.register(EVENT, UUID.randomUUID(), "bob");
        assertThat(bob.registration().status()).isEqualTo(WAITLISTED);
        assertThat(bob.position()).isEqualTo(1);
        assertThat(types()).containsExactly("confirmed", "seats-changed", "waitlisted", "seats-changed");
    }

    @Test
    void aCancelPromotesTheFirstOfTheLineAndNobodyElse() {
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        var ann = register("ann");
        var bob = register("bob");
        var cid = register("cid");
        told.clear();

        desk.cancel(ann.id(), ann.userId());

        assertThat(List.of(ann.status(), bob.status(), cid.status()))
                .containsExactly(CANCELLED, REGISTERED, WAITLISTED);
        assertThat(types()).containsExactly("cancelled", "promoted", "seats-changed");
        assertThat(told.get(2)).isEqualTo(new SeatsChanged(EVENT, 1, 1, 1, 4, now));
        assertThat(((RegistrationCancelled) told.get(0)).seatsVersion()).isEqualTo(4);
        assertThat(((RegistrationCancelled) told.get(0)).before()).isEqualTo(REGISTERED);
        assertThat(((RegistrationPromoted) told.get(1)).userId()).isEqualTo(bob.userId());
        assertThat(metrics.counted).containsExactly("registered", "waitlisted", "waitlisted", "cancelled", "promoted");
    }

    @Test
    void cancellingAgainChangesNothing() {
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        var ann = register("ann");
        desk.cancel(ann.id(), ann.userId());
        told.clear();
        now = START.plusSeconds(1);
        assertThat(desk.cancel(ann.id(), ann.userId()).registration().status()).isEqualTo(CANCELLED);
        assertThat(told).isEmpty();
        assertThat(metrics.counted).containsExactly("registered", "cancelled");
    }

    @Test
    void whoWasCheckedInCannotCancelAndKeepsTheSeat() {
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        var ann = register("ann");
        register("bob");
        now = START.minusSeconds(60);
        ann.checkIn(now, now);
        told.clear();
        refused(RegistrationError.ALREADY_CHECKED_IN, () -> desk.cancel(ann.id(), ann.userId()));
        refused(RegistrationError.ALREADY_REGISTERED, () -> desk.register(EVENT, ann.userId(), "ann"));
        assertThat(told).isEmpty();
        assertThat(store.seats.get(EVENT).taken()).isEqualTo(1);
        ann.miss(now);
        refused(RegistrationError.CANCELLATION_CLOSED, () -> desk.cancel(ann.id(), ann.userId()));
    }

    @Test
    void whoWasForgottenDoesNotComeBack() {
        var eve = UUID.randomUUID();
        forgotten.addAll(List.of(eve, OLGA));
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        refused(CommonProblem.INVALID_TOKEN, () -> desk.register(EVENT, eve, "eve"));
        assertThat(store.registrations).isEmpty();
        assertThat(store.events.get(EVENT).isWrittenBy(OLGA)).isFalse();
    }

    @Test
    void othersCannotCancel() {
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        var ann = register("ann");
        refused(RegistrationError.REGISTRATION_UNKNOWN, () -> desk.cancel(ann.id(), UUID.randomUUID()));
    }

    @Test
    void refusalsSayWhy() {
        refused(RegistrationError.EVENT_UNKNOWN, () -> register("ann"));
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        var ann = register("ann");
        refused(RegistrationError.ALREADY_REGISTERED, () -> desk.register(EVENT, ann.userId(), "ann"));
        now = START;
        refused(RegistrationError.REGISTRATION_CLOSED, () -> register("bob"));
        refused(RegistrationError.CANCELLATION_CLOSED, () -> desk.cancel(ann.id(), ann.userId()));
        follower.follow(facts(2, 5, EventStatus.COMPLETED));
        refused(RegistrationError.EVENT_COMPLETED, () -> register("bob"));
        follower.follow(facts(3, 5, EventStatus.CANCELLED));
        refused(RegistrationError.EVENT_CANCELLED, () -> register("bob"));
        follower.follow(facts(4, 5, EventStatus.DELETED));
        refused(RegistrationError.EVENT_UNKNOWN, () -> register("bob"));
    }

    @Test
    void moreSeatsPromoteAndFewerTurnNobodyAway() {
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        var ann = register("ann");
        var bob = register("bob");
        var cid = register("cid");
        told.clear();
        follower.follow(facts(2, 2, EventStatus.ACTIVE));
        assertThat(List.of(ann.status(), bob.status(), cid.status()))
                .containsExactly(REGISTERED, REGISTERED, WAITLISTED);
        assertThat(types()).containsExactly("promoted", "seats-changed");
        follower.follow(facts(3, 1, EventStatus.ACTIVE));
        assertThat(store.seats.get(EVENT).capacity()).isEqualTo(2);
        follower.follow(facts(1, 50, EventStatus.ACTIVE));
        assertThat(cid.status()).isEqualTo(WAITLISTED);
    }

    @Test
    void nobodyIsPromotedOnceTheEventIsOffOrHasBegun() {
        follower.follow(facts(1, 1, EventStatus.ACTIVE));
        register("ann");
        var bob = register("bob");
        follower.follow(facts(2, 5, EventStatus.CANCELLED));
        assertThat(bob.status()).isEqualTo(WAITLISTED);
    }

    @Test
    void hoardingIsStoppedForAnHour() {
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        var eve = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            desk.cancel(desk.register(EVENT, eve, "eve").registration().id(), eve);
            now = now.plusSeconds(60);
        }
        assertThatThrownBy(() -> desk.register(EVENT, eve, "eve"))
                .isInstanceOfSatisfying(DomainException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.TOO_MANY_REQUESTS);
                    assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(57));
                });
        now = now.plus(Duration.ofMinutes(57));
        desk.register(EVENT, eve, "eve");
    }

    @Test
    void capacityIsLoweredOnlyToThoseWhoHaveASeat() {
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        register("ann");
        register("bob");
        refused(
                RegistrationError.CAPACITY_BELOW_REGISTERED,
                () -> capacity.lower(EVENT, 1, Optional.empty(), OLGA, false));
        refused(CommonProblem.FORBIDDEN, () -> capacity.lower(EVENT, 2, Optional.empty(), UUID.randomUUID(), false));
        capacity.lower(EVENT, 2, Optional.of(3L), OLGA, false);
        follower.follow(facts(2, 50, EventStatus.ACTIVE));
        assertThat(store.seats.get(EVENT).capacity()).isEqualTo(2);
        follower.follow(facts(4, 50, EventStatus.ACTIVE));
        assertThat(store.seats.get(EVENT).capacity()).isEqualTo(50);
        refused(RegistrationError.EVENT_HAS_REGISTRATIONS, () -> capacity.withdraw(EVENT, OLGA, false));
    }

    @Test
    void withdrawnSeatsAreNotGivenOut() {
        follower.follow(facts(1, 5, EventStatus.ACTIVE));
        capacity.withdraw(EVENT, OLGA, false);
        refused(RegistrationError.EVENT_UNKNOWN, () -> register("ann"));
        follower.follow(facts(2, 5, EventStatus.ACTIVE));
        register("ann");
    }

    private Registration register(String name) {
        return desk.register(EVENT, UUID.randomUUID(), name).registration();
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private List<String> types() {
        return told.stream().map(PublishedEvent::type).toList();
    }

    private static EventFacts facts(long version, int capacity, EventStatus status) {
        return new EventFacts(
                EVENT,
                version,
                true,
                "Evening",
                status,
                START,
                Optional.empty(),
                "Europe/Moscow",
                Optional.empty(),
                capacity,
                OLGA,
                Map.of());
    }

    private Waitlist waitlist() {
        var made = new Waitlist();
        made.store = store;
        made.metrics = metrics;
        made.outbox = new Outbox() {
            @Override
            public void append(List<? extends PublishedEvent> events) {
                told.addAll(events);
            }
        };
        return made;
    }

    private RegistrationDesk desk() {
        var made = new RegistrationDesk();
        made.lock = store.lock();
        made.store = store;
        made.waitlist = waitlist;
        made.metrics = metrics;
        made.erased = erased;
        made.clock = clock;
        made.churn = new ChurnLimit();
        made.churn.mode = "on";
        made.churn.perEvent = 3;
        made.churn.everywhere = 10;
        return made;
    }

    private EventFollower follower() {
        var made = new EventFollower();
        made.erased = erased;
        made.lock = store.lock();
        made.store = store;
        made.waitlist = waitlist;
        made.clock = clock;
        return made;
    }

    private Capacity capacity() {
        var made = new Capacity();
        made.lock = store.lock();
        made.store = store;
        made.waitlist = waitlist;
        made.clock = clock;
        return made;
    }
}
