/**
 * What reviews knows of events: a projection of the topic of events. It says whose event it is, who runs it and when it is over.
 */
package io.convoke.reviews.events;
