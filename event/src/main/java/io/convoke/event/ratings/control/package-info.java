/** The projection of the ratings that reviews decides about. */
package io.convoke.event.ratings.control;
