package io.convoke.notification.quotes.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.quotes.entity.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Follows what people write, and tells whom it concerns. */
@ApplicationScoped
public class Quotes {
    /** Longer than anything waits to be sent. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    QuoteStore store;

    @Inject
    Intents intents;

    @Inject
    ErasedAccounts erased;

    @Inject
    Clock clock;

    /** A chat message mentions people: each of them is told, but for its author. */
    @Transactional(TxType.MANDATORY)
    public void mentioned(Quote message, UUID eventId, List<UUID> mentioned, Instant at) {
        var others = others(mentioned, message.authorId());
        if (others.isEmpty() || erased.contains(message.authorId())) {
            return;
        }
        keep(message);
        tell(others, Intent.ofWords(Kind.CHAT_MENTION, eventId, message.id(), at));
    }

    /** A message says something else now. Who is mentioned for the first time is told; who has been told is not again. */
    @Transactional(TxType.MANDATORY)
    public void edited(Quote message, UUID eventId, List<UUID> mentioned, Instant at) {
        store.find(message.id()).ifPresent(known -> known.become(message.words(), Optional.empty()));
        if (store.find(message.id()).filter(Quote::isWithdrawn).isEmpty()) {
            mentioned(message, eventId, mentioned, at);
        }
    }

    /** A review was posted: the organiser is told. */
    @Transactional(TxType.MANDATORY)
    public void reviewed(Quote review, UUID eventId, UUID organiserId, Instant at) {
        if (review.authorId().equals(organiserId) || erased.contains(review.authorId())) {
            return;
        }
        keep(review);
        tell(List.of(organiserId), Intent.ofWords(Kind.REVIEW_POSTED, eventId, review.id(), at));
    }

    /** A review says something else now; nobody is told again. */
    @Transactional(TxType.MANDATORY)
    public void reviewChanged(UUID reviewId, String words, Optional<Integer> rating) {
        store.find(reviewId).ifPresent(known -> known.become(words, rating));
    }

    /** What was written is taken back or hidden: who has not been told of it is not told any more. */
    @Transactional(TxType.MANDATORY)
    public void withdrawn(UUID id) {
        store.find(id).ifPresent(Quote::withdraw);
    }

    /** Forgets what everybody has been told of long ago. */
    @Transactional(TxType.MANDATORY)
    public void forgetOld() {
        store.deleteBefore(clock.instant().minus(KEPT));
    }

    private void keep(Quote quote) {
        if (store.find(quote.id()).isEmpty()) {
            store.add(quote);
        }
    }

    private void tell(List<UUID> people, Intent intent) {
        intents.addAll(
                people.stream().filter(person -> !erased.contains(person)).toList(), intent);
    }

    private static List<UUID> others(List<UUID> mentioned, UUID author) {
        return Stream.ofNullable(mentioned)
                .flatMap(List::stream)
                .filter(person -> !person.equals(author))
                .distinct()
                .sorted()
                .toList();
    }
}
