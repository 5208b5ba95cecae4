/** The commands of {@code ./convoke}: what people type and read. What they do is in {@code local} and {@code seed}. */
package io.convoke.dev.cli;
