/**
 * Whether a service's configuration is in order. What is wrong is named by its key, in the log and in the readiness check, and
 * keeps the service from doing anything: the schema's gate stays closed until it is mended.
 */
package io.convoke.common.configuration;
