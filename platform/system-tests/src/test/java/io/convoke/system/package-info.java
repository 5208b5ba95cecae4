/**
 * The platform as its users meet it: every request goes through the gateway, every mail is read from the mailbox, and nothing
 * is known of the inside.
 */
package io.convoke.system;
