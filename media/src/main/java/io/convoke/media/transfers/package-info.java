/** Bytes in and out over HTTP: a file in a request's body, received as it comes, and files as answers, whole or in part. */
package io.convoke.media.transfers;
