/** Keys: signing access tokens with the private key of the secrets source, and publishing the public ones. */
package io.convoke.auth.keys;
