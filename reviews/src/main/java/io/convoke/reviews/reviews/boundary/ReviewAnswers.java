package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.EntityTags;
import io.convoke.reviews.reviews.control.ReviewLists;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with a review and its entity tag. */
@ApplicationScoped
public class ReviewAnswers {
    @Inject
    ReviewLists lists;

    /** The review as it is. */
    public Response of(Review review) {
        return with(Response.ok(), review);
    }

    /** The review in an answer of another status. */
    Response with(Response.ResponseBuilder answer, Review review) {
        return answer.entity(ReviewView.of(lists.shown(review)))
                .header(HttpHeaders.ETAG, EntityTags.of(review.version()))
                .build();
    }
}
