/** What the event service forgets of a person whose account is erased. */
package io.convoke.event.erasure.control;
