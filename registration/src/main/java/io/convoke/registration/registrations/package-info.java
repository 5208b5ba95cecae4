/**
 * Seats and who has them: registering, waiting, being promoted, cancelling, and the lists of one's own registrations and of
 * an event's attendees. The row lock on an event's seats decides every race.
 */
package io.convoke.registration.registrations;
