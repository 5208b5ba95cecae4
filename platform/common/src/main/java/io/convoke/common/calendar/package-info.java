/** What a calendar knows an event by, wherever the calendar comes from: the event's file or a mail. */
package io.convoke.common.calendar;
