/**
 * The notifications themselves: one row for each message that a person is due, written down once however often its reason is
 * stated, and shared among the instances that send.
 */
package io.convoke.notification.notifications;
