/** The teams of events over HTTP. */
package io.convoke.event.team.boundary;
