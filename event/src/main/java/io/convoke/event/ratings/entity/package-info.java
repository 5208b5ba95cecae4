/** Ratings of an event. */
package io.convoke.event.ratings.entity;
