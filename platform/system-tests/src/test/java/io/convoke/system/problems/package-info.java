/** Holds docs/problems.md against the code. */
package io.convoke.system.problems;
