/** Seats as readers see them, live too, and what registration tells about them. */
package io.convoke.event.seats.boundary;
