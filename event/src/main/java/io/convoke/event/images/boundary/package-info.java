/** Follows the topic of media. */
package io.convoke.event.images.boundary;
