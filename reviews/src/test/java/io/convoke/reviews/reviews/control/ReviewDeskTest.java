package io.convoke.reviews.reviews.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.json.Json;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.reviews.attendance.control.AttendanceStore;
import io.convoke.reviews.attendance.entity.Presence;
import io.convoke.reviews.events.entity.EventFacts;
import io.convoke.reviews.events.entity.EventStatus;
import io.convoke.reviews.events.entity.KnownEvent;
import io.convoke.reviews.reviews.entity.HistoryEntry;
import io.convoke.reviews.reviews.entity.Opinion;
import io.convoke.reviews.reviews.entity.Person;
import io.convoke.reviews.reviews.entity.Review;
import io.convoke.reviews.summaries.entity.EventSummary;
import io.convoke.reviews.summaries.entity.Histogram;
import io.convoke.reviews.summaries.entity.OrganiserSummary;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of reviewing, without a container. */
class ReviewDeskTest {
    private static final Instant END = Instant.parse("2027-03-25T19:00:00Z");
    private static final Person ANN = new Person(Ids.next(), "ann");
    private static final Person OLGA = new Person(Ids.next(), "olga");
    private static final UUID EVENT = Ids.next();

    private final List<PublishedEvent> told = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final ReviewDesk desk = new ReviewDesk();
    private ReviewedEvent place = place(EventStatus.ACTIVE, OLGA);
    private Presence presence = new Presence(true, true);
    private Instant now = END;

    @BeforeEach
    void standIns() {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        desk.clock = clock;
        desk.editWindow = Duration.ofDays(30);
        desk.changesPerHour = 60;
        desk.erased = new ErasedAccounts() {
            @Override
            public void refuseErased(UUID caller) {}
        };
        desk.limits = new RateLimiter() {
            @Override
            public void count(String bucket, int limit, Duration window) {}
        };
        desk.events = new ReviewedEvents() {
            @Override
            public Optional<ReviewedEvent> lock(UUID eventId) {
                return Optional.of(place).filter(known -> eventId.equals(EVENT));
            }
        };
        desk.attendance = new AttendanceStore() {
            @Override
            public Presence of(UUID eventId, UUID userId) {
                return presence;
            }
        };
        desk.store = new ReviewStore() {
            @Override
            public boolean hasReview(UUID eventId, UUID userId) {
                return reviews.stream().anyMatch(review -> review.userId().equals(userId));
            }

            @Override
            public void add(Review review) {
                reviews.add(review);
            }

            @Override
            public void remove(Review review) {
                reviews.remove(review);
            }

            @Override
            public void add(HistoryEntry entry) {
                history.add(entry);
            }
        };
        desk.news = new ReviewNews();
        desk.news.clock = clock;
        desk.news.outbox = new Outbox() {
            @Override
            public void append(PublishedEvent event) {
                told.add(event);
            }
        };
    }

    @Test
    void aReviewCountsInBothSummariesAndIsTold() {
        var review = desk.post(EVENT, ANN, new Opinion(4, Optional.of("Good")));
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.of(4));
        assertThat(place.ofOrganiser().ratings()).isEqualTo(Histogram.of(4));
        assertThat(history).extracting(HistoryEntry::action).containsExactly(HistoryEntry.Action.POSTED);
        assertThat(told).hasSize(1);
        var json = Json.tree(Json.write(told.get(0)));
        Contracts.check("reviews", "posted", json);
        assertThat(json.at("/eventSummary/version").asLong()).isEqualTo(1);
        assertThat(json.at("/eventSummary/histogram/4").asInt()).isEqualTo(1);
        assertThat(json.get("reviewId").asText()).isEqualTo(review.id().toString());
    }

    @Test
    void editsHidingAndDeletionKeepTheSummaries() {
        var locked = new LockedReview(place, desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        desk.edit(locked, new Opinion(2, Optional.empty()));
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.of(2));
        desk.hide(locked, "rude");
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.EMPTY);
        desk.edit(locked, new Opinion(5, Optional.empty()));
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.EMPTY);
        desk.unhide(locked);
        assertThat(place.ofOrganiser().ratings()).isEqualTo(Histogram.of(5));
        desk.delete(locked);
        assertThat(place.ofOrganiser().ratings()).isEqualTo(Histogram.EMPTY);
        assertThat(told)
                .extracting(PublishedEvent::type)
                .containsExactly("posted", "changed", "changed", "changed", "changed", "removed");
        for (int i = 0; i < told.size(); i++) {
            var json = Json.tree(Json.write(told.get(i)));
            Contracts.check("reviews", told.get(i).type(), json);
            assertThat(json.at("/eventSummary/version").asLong()).isEqualTo(i + 1);
            assertThat(json.at("/organiserSummary/version").asLong()).isEqualTo(i + 1);
        }
        assertThat(Json.tree(Json.write(told.get(5)))
                        .at("/eventSummary/average")
                        .isNull())
                .isTrue();
        assertThat(history).extracting(HistoryEntry::rating).containsExactly(4, 2, 5, 5);
    }

    @Test
    void deletingWhatIsHiddenTakesNothingOut() {
        var locked = new LockedReview(place, desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        desk.hide(locked, "rude");
        desk.delete(locked);
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.EMPTY);
        assertThat(reviews).isEmpty();
    }

    @Test
    void theSameAgainIsNoChange() {
        var locked = new LockedReview(place, desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        desk.edit(locked, new Opinion(4, Optional.empty()));
        desk.withdrawAnswer(locked);
        assertThat(told).hasSize(1);
        assertThat(history).hasSize(1);
    }

    @Test
    void onlyThoseWhoAttendedReview() {
        presence = new Presence(false, false);
        refused(ReviewError.NOT_ATTENDED, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        presence = new Presence(true, false);
        refused(ReviewError.NOT_ATTENDED, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        refused(CommonProblem.FORBIDDEN, () -> desk.post(EVENT, OLGA, new Opinion(5, Optional.empty())));
        assertThat(told).isEmpty();
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.EMPTY);
    }

    @Test
    void onlyWhatIsOverIsReviewed() {
        now = END.minusMillis(1);
        refused(ReviewError.EVENT_NOT_OVER, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        presence = new Presence(false, false);
        refused(ReviewError.NOT_ATTENDED, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        presence = new Presence(true, false);
        refused(ReviewError.EVENT_NOT_OVER, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        presence = new Presence(true, true);
        place = place(EventStatus.COMPLETED, OLGA);
        desk.post(EVENT, ANN, new Opinion(4, Optional.empty()));
    }

    @Test
    void eventsThatDidNotTakePlaceSayWhy() {
        refused(ReviewError.EVENT_UNKNOWN, () -> desk.post(Ids.next(), ANN, new Opinion(4, Optional.empty())));
        place = place(EventStatus.CANCELLED, OLGA);
        refused(ReviewError.EVENT_CANCELLED, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        place = place(EventStatus.DELETED, OLGA);
        refused(ReviewError.EVENT_UNKNOWN, () -> desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
    }

    @Test
    void oneEach() {
        var locked = new LockedReview(place, desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        refused(ReviewError.ALREADY_REVIEWED, () -> desk.post(EVENT, ANN, new Opinion(5, Optional.empty())));
        desk.delete(locked);
        desk.post(EVENT, ANN, new Opinion(5, Optional.empty()));
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.of(5));
    }

    @Test
    void theWindowCloses() {
        var locked = new LockedReview(place, desk.post(EVENT, ANN, new Opinion(4, Optional.empty())));
        now = END.plus(Duration.ofDays(30));
        desk.edit(locked, new Opinion(3, Optional.empty()));
        now = now.plusMillis(1);
        refused(ReviewError.EDIT_WINDOW_OVER, () -> desk.edit(locked, new Opinion(2, Optional.empty())));
        refused(ReviewError.EDIT_WINDOW_OVER, () -> desk.delete(locked));
        assertThat(place.ofEvent().ratings()).isEqualTo(Histogram.of(3));
    }

    private static void refused(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private static ReviewedEvent place(EventStatus status, Person organiser) {
        var facts = new EventFacts(
                EVENT,
                1,
                "Evening of short talks",
                status,
                END.minus(Duration.ofHours(2)),
                Optional.of(END),
                organiser.id(),
                Map.of(organiser.id(), "owner"));
        return new ReviewedEvent(new KnownEvent(facts), new EventSummary(EVENT), new OrganiserSummary(organiser.id()));
    }
}
