/**
 * E-mail: puts a notification's mail together when it is sent, in the person's language, and hands it to the mail server.
 * Owns the connections, the retries and the wording.
 */
package io.convoke.notification.mails;
