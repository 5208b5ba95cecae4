/**
 * What people wish to be told, by which channel and when: their preferences as the user service publishes them, and what
 * they switch off by the link in a mail. Decides for each message, when it is due, whether it goes now, later or not at all.
 */
package io.convoke.notification.preferences;
