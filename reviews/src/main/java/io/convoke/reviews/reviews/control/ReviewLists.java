package io.convoke.reviews.reviews.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.reviews.events.control.EventStore;
import io.convoke.reviews.reviews.entity.Review;
import io.convoke.reviews.summaries.control.Summaries;
import io.convoke.reviews.summaries.entity.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Reviews as they are shown. */
@ApplicationScoped
public class ReviewLists {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ReviewStore store;

    @Inject
    EventStore events;

    @Inject
    Summaries summaries;

    /**
     * Where a page begins.
     *
     * @param text the parameter; may be null
     * @throws io.convoke.common.problem.DomainException 400 when no page of this order ended with it
     */
    public static Optional<Cursor> place(String text, ReviewOrder order) {
        var place = Cursor.parse(text, order.text(), order.keys());
        place.ifPresent(cursor -> {
            if (order == ReviewOrder.RATING) {
                cursor.number(0);
            }
            cursor.instant(order.keys() - 2);
            cursor.id(order.keys() - 1);
        });
        return place;
    }

    /** A page of the shown reviews of an event or an organiser. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<ShownReview> page(ReviewScope scope, ReviewOrder order, Optional<Cursor> after, int limit) {
        var query = entities.createQuery(
                        "select r from Review r where r." + scope.attribute() + " = :id and r.hiding.at is null"
                                + (after.isPresent() ? place(order) : "")
                                + (order == ReviewOrder.NEWEST
                                        ? " order by r.createdAt desc, r.id desc"
                                        : " order by r.rating desc, r.createdAt desc, r.id desc"),
                        Review.class)
                .setParameter("id", scope.id())
                .setMaxResults(limit + 1);
        after.ifPresent(cursor -> set(query, order, cursor));
        var found = Paging.slice(query.getResultList(), limit, last -> after(order, last));
        return new Paging.Slice<>(shown(found.items()), found.next());
    }

    /** The ratings of all shown reviews of an event or an organiser. */
    @Transactional(TxType.MANDATORY)
    public Histogram summary(ReviewScope scope) {
        return switch (scope.of()) {
            case EVENT -> summaries.ofEvent(scope.id());
            case ORGANISER -> summaries.ofOrganiser(scope.id());
        };
    }

    /** A review with what stands beside it. */
    @Transactional(TxType.MANDATORY)
    public ShownReview shown(Review review) {
        return shown(List.of(review)).get(0);
    }

    /** Reviews with what stands beside them, in the same order. */
    @Transactional(TxType.MANDATORY)
    public List<ShownReview> shown(List<Review> reviews) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        var names =
                events.names(reviews.stream().map(Review::eventId).distinct().toList());
        var votes = store.votes(reviews.stream().map(Review::id).distinct().toList());
        return reviews.stream()
                .map(review ->
                        new ShownReview(review, names.get(review.eventId()), votes.getOrDefault(review.id(), 0L)))
                .toList();
    }

    private static String place(ReviewOrder order) {
        return order == ReviewOrder.NEWEST
                ? " and (r.createdAt, r.id) < (:at, :last)"
                : " and (r.rating, r.createdAt, r.id) < (:rating, :at, :last)";
    }

    private static void set(TypedQuery<Review> query, ReviewOrder order, Cursor cursor) {
        var first = order.keys() - 2;
        if (order == ReviewOrder.RATING) {
            query.setParameter("rating", (int) cursor.number(0));
        }
        query.setParameter("at", cursor.instant(first)).setParameter("last", cursor.id(first + 1));
    }

    private static Cursor after(ReviewOrder order, Review last) {
        return order == ReviewOrder.NEWEST
                ? Cursor.after(order.text(), last.createdAt(), last.id())
                : Cursor.after(order.text(), last.rating(), last.createdAt(), last.id());
    }
}
