/**
 * Pictures and their formats: what a file is by its bytes, what its header promises, and new copies of it without anything
 * but the picture. Nothing is decoded before its header was found harmless and its memory was set aside.
 */
package io.convoke.media.pictures;
