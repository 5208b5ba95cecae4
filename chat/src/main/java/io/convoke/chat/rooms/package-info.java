/**
 * A room for every event, and who belongs to it: people with a seat and the event's team. Both follow the topics of events
 * and of registrations; nobody joins or leaves here.
 */
package io.convoke.chat.rooms;
