/** What programs with the generated client for Java look like; {@code docs/clients.md} shows pieces of them. */
package io.convoke.client.examples;
