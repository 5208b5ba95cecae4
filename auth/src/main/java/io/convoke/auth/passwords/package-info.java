/** Changing and resetting passwords; both end sessions and tell the owner. */
package io.convoke.auth.passwords;
