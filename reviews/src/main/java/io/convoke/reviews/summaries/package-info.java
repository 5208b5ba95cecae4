/**
 * How many of each rating an event and an organiser have, kept in the transaction of each review. The lock on an event's summary
 * puts everything that happens to the event's reviews in a row.
 */
package io.convoke.reviews.summaries;
