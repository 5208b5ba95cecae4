/** Whether clients of the last release still work: the documents of today beside those of {@code docs/api/released}. */
package io.convoke.apidocs.released;
