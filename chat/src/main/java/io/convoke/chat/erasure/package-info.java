/** What the chat forgets of a person whose account is erased, and what stays without them. */
package io.convoke.chat.erasure;
