package io.convoke.media.pictures.control;

/** The one thing in EXIF that belongs to the picture: how it is turned (tag 0x0112, CIPA DC-008, section 4.6.4). */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int MOST_ENTRIES = 500;

    private ExifOrientation() {}

    /** Reads it from a TIFF structure; 1, as stored, when it is not there or makes no sense. */
    static int of(HeaderBytes tiff) {
        try {
            return read(tiff);
        } catch (IndexOutOfBoundsException broken) {
            return 1;
        }
    }

    private static int read(HeaderBytes tiff) {
        var little = tiff.startsWith("II");
        if (!little && !tiff.startsWith("MM")) {
            return 1;
        }
        tiff.moveTo(4);
        tiff.moveTo(little ? tiff.little32() : tiff.big32());
        var entries = Math.min(MOST_ENTRIES, little ? tiff.little16() : tiff.big16());
        for (var i = 0; i < entries; i++) {
            var next = tiff.place() + 12;
            var tag = little ? tiff.little16() : tiff.big16();
            var type = little ? tiff.little16() : tiff.big16();
            tiff.skip(4);
            var value = little ? tiff.little16() : tiff.big16();
            if (tag == TAG && type == SHORT) {
                return value >= 1 && value <= 8 ? value : 1;
            }
            tiff.moveTo(next);
        }
        return 1;
    }
}
