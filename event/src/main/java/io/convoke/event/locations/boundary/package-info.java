/** Locations over HTTP. */
package io.convoke.event.locations.boundary;
