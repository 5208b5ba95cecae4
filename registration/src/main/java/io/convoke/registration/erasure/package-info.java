/**
 * Forgetting a person: seats and places in line at coming events are given up as the person would do it, and what is past
 * stays for the counts, but nobody can tell whose it was.
 */
package io.convoke.registration.erasure;
