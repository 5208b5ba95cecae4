/** A notification from its reason to its end. */
package io.convoke.notification.notifications.entity;
