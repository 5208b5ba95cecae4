/**
 * Sessions: logging in, refreshing, ending. A session is the family of refresh tokens that began with one log-in; the
 * throttle before it bounds guessing without ever locking the owner out.
 */
package io.convoke.auth.sessions;
