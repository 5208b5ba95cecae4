/** Calendar files over HTTP. */
package io.convoke.event.calendar.boundary;
