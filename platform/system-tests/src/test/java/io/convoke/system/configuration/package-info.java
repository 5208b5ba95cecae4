/** Holds docs/configuration.md against the sources: every key of the code is in it, and it names no key that is none. */
package io.convoke.system.configuration;
