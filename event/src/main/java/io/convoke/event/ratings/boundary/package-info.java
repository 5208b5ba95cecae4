/** Ratings as readers of events see them, and what reviews tells about them. */
package io.convoke.event.ratings.boundary;
