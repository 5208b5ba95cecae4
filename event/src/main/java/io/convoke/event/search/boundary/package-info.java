/** The list of events and its parameters. */
package io.convoke.event.search.boundary;
