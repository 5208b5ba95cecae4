package io.convoke.registration.attendance.control;

import java.time.Instant;

/**
 * What a device noted at the door.
 *
 * @param at when, by the device's clock
 */
public record Scan(Shown shown, Instant at) {}
