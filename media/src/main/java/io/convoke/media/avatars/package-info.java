/** Pictures of persons, cut to a square. Everybody sees them, and each person has one at most. */
package io.convoke.media.avatars;
