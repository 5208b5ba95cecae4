/** Whom mails go to: a copy of auth's accounts, kept by its events. Also turns what auth wants its owners told into intents. */
package io.convoke.notification.recipients;
