package io.convoke.media;

import io.convoke.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service that keeps its files in a directory, with small limits. All share one server. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        variables = {
            "convoke.media.image-megabytes=4",
            "convoke.media.video-megabytes=8",
            "convoke.media.avatar-megabytes=2",
            "convoke.media.event-files=6",
            "convoke.media.event-megabytes=20",
            "convoke.media.projection-wait=PT1S",
            "convoke.media.sweep-interval=PT1S",
            "convoke.media.scan-interval=PT1S"
        })
@interface MediaTest {}
