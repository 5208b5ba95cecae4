package io.convoke.media.pictures.control;

import java.util.List;

/**
 * What a picture's file promises, read without decoding a pixel.
 *
 * @param width in pixels, as stored: before the orientation is applied
 * @param height in pixels, as stored
 * @param orientation EXIF's, 1..8; 1 is as stored
 * @param frames how many pictures follow each other, 1 at least
 * @param pixels of all frames together
 * @param nativeBytes what the decoder needs beside the pixels, however small the copy is
 * @param asides where the file holds bytes that are no part of the picture
 */
public record PictureHeader(
        FileKind kind,
        int width,
        int height,
        int orientation,
        int frames,
        long pixels,
        long nativeBytes,
        List<Region> asides) {

    /**
     * A part of the file.
     *
     * @param offset of its first byte
     * @param length in bytes
     */
    public record Region(int offset, int length) {}

    /** Whether width and height change places when the orientation is applied. */
    public boolean isTurned() {
        return orientation > 4;
    }
}
