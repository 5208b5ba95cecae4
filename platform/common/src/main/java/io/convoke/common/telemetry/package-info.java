/**
 * Traces of work that no HTTP request surrounds: what is sent to Kafka, what comes from there, what is delivered later. Requests and
 * REST clients are traced by MicroProfile Telemetry itself.
 */
package io.convoke.common.telemetry;
