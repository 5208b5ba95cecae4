/** What organisers do with events, who may, and what the other services are told. */
package io.convoke.event.events.control;
