/** The one clock: everything that asks for the time injects a {@link java.time.Clock}. */
package io.convoke.common.time;
