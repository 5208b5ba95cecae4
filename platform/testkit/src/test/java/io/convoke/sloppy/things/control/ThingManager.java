package io.convoke.sloppy.things.control;

import io.convoke.stranger.Stranger;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;

/** A control that answers HTTP, asks the system for the time, and uses another service. */
public class ThingManager {
    public long find(Stranger stranger) {
        if (stranger.hashCode() < 0) {
            throw new NotFoundException();
        }
        return Instant.now().toEpochMilli();
    }
}
