/** What media forgets of a person. */
package io.convoke.media.erasure;
