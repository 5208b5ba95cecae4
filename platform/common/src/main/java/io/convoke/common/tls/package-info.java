/** TLS to servers that the platform is a client of. */
package io.convoke.common.tls;
