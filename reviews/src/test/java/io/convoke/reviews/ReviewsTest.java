package io.convoke.reviews;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service with its limits switched on, and lower than for users. All share one server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        variables = {
            "convoke.rate-limits=on",
            "convoke.reviews.reports-per-hour=" + ReviewsTest.REPORTS,
            "convoke.reviews.changes-per-hour=" + ReviewsTest.CHANGES
        })
@interface ReviewsTest {
    int REPORTS = 5;
    int CHANGES = 12;
}
