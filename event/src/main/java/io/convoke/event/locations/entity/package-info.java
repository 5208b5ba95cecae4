/** Locations as they are stored. */
package io.convoke.event.locations.entity;
