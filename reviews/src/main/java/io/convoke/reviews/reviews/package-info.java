/**
 * Reviews by those who attended, with the organiser's reply and the votes of those who found them helpful. Every change is told
 * with the summaries that follow from it.
 */
package io.convoke.reviews.reviews;
