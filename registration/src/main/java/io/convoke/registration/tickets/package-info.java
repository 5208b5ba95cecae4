/**
 * Tickets: what the holder of a seat shows at the door. A ticket is signed, so that it can be told from a forged one without
 * asking anybody; whether it still holds a seat is known only here.
 */
package io.convoke.registration.tickets;
