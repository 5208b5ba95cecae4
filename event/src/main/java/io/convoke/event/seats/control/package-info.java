/** The projection of seats, and the news that it changed, in every instance of the service. */
package io.convoke.event.seats.control;
