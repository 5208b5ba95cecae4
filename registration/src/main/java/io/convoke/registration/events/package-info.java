/**
 * What registration knows of events: a projection of the topic of events, and a bounded call to the event service for an
 * event that the projection does not know yet.
 */
package io.convoke.registration.events;
