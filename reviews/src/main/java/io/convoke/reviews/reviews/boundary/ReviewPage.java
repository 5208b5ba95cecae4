package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Paging;
import io.convoke.reviews.reviews.control.ShownReview;
import io.convoke.reviews.summaries.entity.Histogram;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of reviews, with the summary of all. */
@Schema(name = "ReviewPage")
public record ReviewPage(
        @Schema(required = true) List<ReviewView> items,

        @Schema(
                implementation = String.class,
                description = "The cursor of the next page; absent on the last",
                examples = "eyJzb3J0IjoibmV3ZXN0In0")
        Optional<String> next,

        @Schema(required = true) SummaryView summary) {
    static ReviewPage of(Paging.Slice<ShownReview> slice, Histogram ratings) {
        return new ReviewPage(
                slice.items().stream().map(ReviewView::of).toList(), slice.next(), SummaryView.of(ratings));
    }
}
