/**
 * How passwords are judged, stored and compared. Hashing costs memory and time on purpose, so it is bounded and happens
 * outside of transactions.
 */
package io.convoke.auth.credentials;
