/** Forgetting a person: what is the person's own goes, and what others read loses the person's name and words. */
package io.convoke.notification.erasure;
