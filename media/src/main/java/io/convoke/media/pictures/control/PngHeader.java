package io.convoke.media.pictures.control;

import java.util.Set;

/** Reads the chunks of a PNG file (W3C PNG, third edition, section 5). */
final class PngHeader {
    /** What the picture is made of; everything else is about it. */
    static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    static final int SIGNATURE = 8;
    /** Type and checksum. */
    static final int AROUND = 8;

    private PngHeader() {}

    static PictureHeader read(HeaderBytes in) {
        in.moveTo(SIGNATURE);
        var width = 0L;
        var height = 0L;
        var orientation = 1;
        for (var type = ""; !type.equals("IEND"); ) {
            var length = in.big32();
            type = in.name();
            var next = in.place() + length + 4;
            if (type.equals("IHDR")) {
                width = in.big32();
                height = in.big32();
            } else if (type.equals("eXIf")) {
                orientation = ExifOrientation.of(in.part(length));
            }
            if (!ESSENTIAL.contains(type)) {
                in.aside(length);
            }
            in.moveTo(next);
        }
        in.aside(in.left());
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException("no size");
        }
        return new PictureHeader(
                FileKind.PNG, (int) width, (int) height, orientation, 1, width * height, 0, in.asides());
    }
}
