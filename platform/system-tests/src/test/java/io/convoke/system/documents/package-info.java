/** Holds the documents together: links and decision records. */
package io.convoke.system.documents;
