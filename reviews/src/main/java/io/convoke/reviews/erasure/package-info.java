/** What is forgotten of a person whose account is erased. */
package io.convoke.reviews.erasure;
