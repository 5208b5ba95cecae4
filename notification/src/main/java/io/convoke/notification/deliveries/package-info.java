/**
 * Sending what is due, by whichever channel: a notification is put together from what is known at that moment, checked against
 * the person's wishes, handed to the channel's server, and what came of it is noted.
 */
package io.convoke.notification.deliveries;
