package io.convoke.user;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service, with its limits on and a bot of its own. All share one server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(variables = {"convoke.rate-limits=on", "convoke.telegram.bot-name=convoke_test_bot"})
@interface UserTest {}
