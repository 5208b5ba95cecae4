package io.convoke.chat;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service with its limits switched on and its waits made short. All share one server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        variables = {
            "convoke.rate-limits=on",
            "convoke.chat.watch-interval=PT0.5S",
            "convoke.chat.instance-timeout=PT3S",
            "convoke.chat.send-timeout=PT1S",
            "convoke.chat.resume-wait=PT0.5S",
            "convoke.chat.messages-per-minute=1000",
            "convoke.chat.connections-per-person=3",
            "convoke.chat.origins=https://pages.example.org"
        })
@interface ChatTest {}
