package io.convoke.registration.registrations.control;

import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.Registration;

/**
 * A registration with its event.
 *
 * @param position the place in the line, from 1; without meaning unless the registration waits
 */
public record RegisteredAt(Registration registration, KnownEvent event, int position) {
    /** For queries, which count in longs. */
    public RegisteredAt(Registration registration, KnownEvent event, long position) {
        this(registration, event, Math.toIntExact(position));
    }
}
