/** A component as it should be. */
package io.convoke.tidy.things;
