/** The image of each event: the earliest that its own people uploaded and that is still there. */
package io.convoke.event.images.control;
