package io.convoke.notification;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the running service, whose mail server and Telegram are in the test's own JVM and misbehave when told to. All
 * share one server, which is less patient than in earnest.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        variables = {
            NotificationTest.MAIL_PORT + "={smtp}",
            "convoke.mail.answer-timeout=PT3S",
            "convoke.mail.deadline=PT5S",
            "convoke.notification.first-pause=PT0.4S",
            "convoke.notification.longest-pause=PT1S",
            "convoke.notification.reminder-interval=PT1S",
            "convoke.telegram.deadline=PT2S",
            "convoke.telegram.poll-timeout=PT5S"
        })
@interface NotificationTest {
    String MAIL_PORT = "convoke.mail.port";
}
