/**
 * Brings keys and passwords to a service as MicroProfile configuration, from a directory with a file per key or from Vault
 * KV v2. Values are read at start and at an interval, kept in memory, and stay in use while the place they come from is away.
 */
package io.convoke.common.secrets;
