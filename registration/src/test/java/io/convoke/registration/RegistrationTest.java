package io.convoke.registration;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service, with its limits switched on as they are for users and no-shows marked without delay. All share one server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(variables = {RegistrationTest.LIMITED, RegistrationTest.PROMPT})
@interface RegistrationTest {
    String LIMITED = "convoke.rate-limits=on";
    String PROMPT = "convoke.registration.no-show-interval=PT0.5S";
}
