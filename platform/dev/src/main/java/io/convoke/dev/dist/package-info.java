/**
 * Packaged servers: Open Liberty with just the features that the fragments name, the applications and a README, for people
 * who run Convoke outside this working copy. Images are built from the same folders.
 */
package io.convoke.dev.dist;
