/** Holds docs/security.md against the tests. */
package io.convoke.system.security;
