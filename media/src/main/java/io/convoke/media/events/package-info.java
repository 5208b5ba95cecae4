/**
 * What media knows of events and of who has a seat at them: projections of two topics, of which only what decides about
 * seeing and uploading is kept.
 */
package io.convoke.media.events;
