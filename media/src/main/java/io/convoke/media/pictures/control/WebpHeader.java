package io.convoke.media.pictures.control;

import java.util.Set;

/** Reads the chunks of a WebP file (RFC 9649, section 2). */
final class WebpHeader {
    private static final Set<String> ESSENTIAL = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int FRAME_HEADER = 16;

    private final HeaderBytes in;
    private int width;
    private int height;
    private int orientation = 1;
    private int frames;

    private WebpHeader(HeaderBytes in) {
        this.in = in;
    }

    static PictureHeader read(HeaderBytes in) {
        return new WebpHeader(in).read();
    }

    private PictureHeader read() {
        in.moveTo(4);
        var end = in.place() + 4 + in.little32();
        in.moveTo(12);
        while (in.place() + 8 <= end) {
            chunk();
        }
        in.aside(in.left());
        if (width == 0 || height == 0) {
            throw new IndexOutOfBoundsException("no picture");
        }
        return new PictureHeader(
                FileKind.WEBP, width, height, orientation, Math.max(1, frames), (long) width * height, 0, in.asides());
    }

    private void chunk() {
        var type = in.name();
        var length = in.little32();
        var next = Math.min(in.place() + length + (length & 1), (long) in.place() + in.left());
        switch (type) {
            case "VP8X" -> {
                in.skip(4);
                larger(in.little24() + 1, in.little24() + 1);
            }
            case "VP8 " -> lossy();
            case "VP8L" -> lossless();
            case "ANMF" -> frame();
            case "EXIF" -> exif(length);
            default -> {
                // nothing that the header needs
            }
        }
        if (!ESSENTIAL.contains(type)) {
            in.moveTo(next - (length & 1) - length);
            in.aside(length);
        }
        in.moveTo(next);
    }

    /** RFC 6386, section 9.1. */
    private void lossy() {
        in.skip(6);
        larger(in.little16() & 0x3fff, in.little16() & 0x3fff);
    }

    /** RFC 9649, section 3.4. */
    private void lossless() {
        in.skip(1);
        var sizes = in.little32();
        larger((int) (sizes & 0x3fff) + 1, (int) (sizes >> 14 & 0x3fff) + 1);
    }

    /** The sizes of its chunk and of the picture in it, which may say something else. */
    private void frame() {
        frames++;
        in.skip(6);
        larger(in.little24() + 1, in.little24() + 1);
        in.skip(FRAME_HEADER - 12);
        for (var type = in.name(); ; type = in.name()) {
            var length = in.little32();
            if (type.equals("ALPH")) {
                in.skip(length + (length & 1));
                continue;
            }
            if (type.equals("VP8 ")) {
                lossy();
            } else if (type.equals("VP8L")) {
                lossless();
            }
            return;
        }
    }

    private void exif(long length) {
        var start = in.place();
        var prefix = in.startsWith("Exif\0\0") ? 6 : 0;
        in.skip(prefix);
        orientation = ExifOrientation.of(in.part(length - prefix));
        in.moveTo(start);
    }

    private void larger(int wide, int high) {
        width = Math.max(width, wide);
        height = Math.max(height, high);
    }
}
