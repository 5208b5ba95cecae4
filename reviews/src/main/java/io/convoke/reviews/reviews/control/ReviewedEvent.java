package io.convoke.reviews.reviews.control;

import io.convoke.reviews.events.entity.KnownEvent;
import io.convoke.reviews.summaries.entity.EventSummary;
import io.convoke.reviews.summaries.entity.Histogram;
import io.convoke.reviews.summaries.entity.OrganiserSummary;

/** An event with both summaries that its reviews count in, locked until the transaction ends. */
public record ReviewedEvent(KnownEvent event, EventSummary ofEvent, OrganiserSummary ofOrganiser) {
    void count(int rating) {
        ofEvent.add(Histogram.of(rating));
        ofOrganiser.add(Histogram.of(rating));
    }

    void discount(int rating) {
        ofEvent.remove(Histogram.of(rating));
        ofOrganiser.remove(Histogram.of(rating));
    }

    void countChange() {
        ofEvent.countChange();
        ofOrganiser.countChange();
    }
}
