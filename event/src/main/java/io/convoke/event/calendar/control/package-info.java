/** Events as calendars know them, RFC 5545. */
package io.convoke.event.calendar.control;
