/** Seats as registration last told them. */
package io.convoke.event.seats.entity;
