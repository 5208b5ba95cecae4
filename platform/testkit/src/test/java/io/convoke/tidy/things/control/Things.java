package io.convoke.tidy.things.control;

import io.convoke.tidy.things.entity.Thing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;

public class Things {
    private final Clock clock;

    public Things(Clock clock) {
        this.clock = clock;
    }

    public Thing make() {
        return new Thing(UUID.randomUUID(), clock.instant());
    }

    public boolean isToday(Instant time) {
        return LocalDate.now(clock).equals(LocalDate.ofInstant(time, clock.getZone()))
                && new Date(clock.millis()).after(Date.from(time));
    }
}
