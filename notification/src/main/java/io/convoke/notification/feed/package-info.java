/** A person's own notifications, as a list and live; for admins what failed. */
package io.convoke.notification.feed;
