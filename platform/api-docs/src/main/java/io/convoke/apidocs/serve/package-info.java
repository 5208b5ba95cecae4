/** Serves the merged document; the page that shows it is static. */
package io.convoke.apidocs.serve;
