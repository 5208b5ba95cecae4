/**
 * Who had a seat at an event and who came: a projection of the topic of registrations. It answers whether a person attended.
 */
package io.convoke.reviews.attendance;
