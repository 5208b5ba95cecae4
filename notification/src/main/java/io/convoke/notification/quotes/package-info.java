/**
 * Words of people that others are told of: chat messages that mention somebody, and reviews. Kept here, briefly, so that what
 * a message quotes is what its author says at the moment it is sent, and nothing when it has been taken back.
 */
package io.convoke.notification.quotes;
