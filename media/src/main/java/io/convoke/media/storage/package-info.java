/**
 * Files in a directory or an S3 store, each with a row that is there before the bytes and goes after them, so that whatever
 * a crash interrupts can be found and finished.
 */
package io.convoke.media.storage;
