/**
 * The demo data: people who sign up, verify their e-mail from the mailbox and register, and the events that they hold. It
 * goes in through the public API, as people's own doing would, and only once, however often it is interrupted.
 */
package io.convoke.dev.seed;
