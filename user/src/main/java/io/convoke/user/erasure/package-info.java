/** What this service does when a person is forgotten. */
package io.convoke.user.erasure;
