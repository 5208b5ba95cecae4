package io.convoke.reviews.attendance.entity;

/**
 * What a person has to do with an event.
 *
 * @param registered whether the person has or had a seat
 * @param attended whether the person came, as far as anybody can tell: checked in, or with a seat and not marked as absent
 *     where nobody was checked in
 */
public record Presence(boolean registered, boolean attended) {}
