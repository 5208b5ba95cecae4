/** Who is to be told what: intents, leases, lists. */
package io.convoke.notification.notifications.control;
