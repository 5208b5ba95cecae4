/** Bounds on how often a caller may do something. */
package io.convoke.common.limits;
