/**
 * Who came and who did not: check-in at the door, also later for what a device noted without a connection, taking it back,
 * and what the end of an event and its organiser make of those who were not seen.
 */
package io.convoke.registration.attendance;
