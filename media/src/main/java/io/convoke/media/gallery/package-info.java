/**
 * Pictures and videos of events: uploading, listing, downloading, thumbnails, deleting. Who may see an event sees its
 * pictures; its team and those who have a seat add to them.
 */
package io.convoke.media.gallery;
