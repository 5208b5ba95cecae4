/** Keeping and finding locations. */
package io.convoke.event.locations.control;
