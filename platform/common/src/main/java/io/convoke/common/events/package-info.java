/**
 * Events between services: published through the outbox in the transaction of the change, applied through the inbox once,
 * and guarded so that no record can end a channel.
 */
package io.convoke.common.events;
