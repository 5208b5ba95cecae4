/**
 * The parts of the platform as processes of their own: PostgreSQL, Kafka, the mail server, Liberty. Each starts detached,
 * so that it survives whoever started it, and is found again and stopped by the state file in its directory.
 */
package io.convoke.dev.parts;
