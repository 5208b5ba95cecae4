package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Caller;
import io.convoke.reviews.reviews.entity.Person;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Predicate;

/** The caller as the use cases know people. */
@RequestScoped
public class Persons {
    @Inject
    Caller caller;

    /** The caller of a protected route. */
    public Person caller() {
        return new Person(caller.id(), caller.username());
    }

    /** Whether the caller of a public route sees a review though it is hidden: its author and admins do. */
    Predicate<Review> insider() {
        var reader = caller.knownId();
        var admin = caller.isAdmin();
        return review -> admin || reader.filter(review.userId()::equals).isPresent();
    }
}
