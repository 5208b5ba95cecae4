/** Reminders of events that begin soon. */
package io.convoke.notification.reminders;
