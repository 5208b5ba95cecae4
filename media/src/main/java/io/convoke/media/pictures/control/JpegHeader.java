package io.convoke.media.pictures.control;

/** Reads the segments of a JPEG file (ITU-T T.81, annex B). */
final class JpegHeader {
    /** Real progressive files have about ten; each costs a walk over the whole picture, however few bytes it has. */
    private static final int MOST_SCANS = 64;

    private final HeaderBytes in;
    private int width;
    private int height;
    private int orientation = 1;
    private int scans;
    private boolean progressive;
    private long coefficients;

    private JpegHeader(HeaderBytes in) {
        this.in = in;
    }

    static PictureHeader read(HeaderBytes in) {
        return new JpegHeader(in).read();
    }

    private PictureHeader read() {
        in.moveTo(2);
        for (var marker = marker(); marker != 0xd9; marker = marker()) {
            if (marker != 0x01 && (marker < 0xd0 || marker > 0xd8)) {
                segment(marker);
            }
        }
        in.aside(in.left());
        if (width == 0 || height == 0 || scans == 0) {
            throw new IndexOutOfBoundsException("no frame");
        }
        // With more than one scan the decoder holds all coefficients, two bytes each, until the last.
        var held = progressive || scans > 1 ? coefficients * 2 : 0;
        return new PictureHeader(
                FileKind.JPEG, width, height, orientation, 1, (long) width * height, held, in.asides());
    }

    /** The next marker. Passes over entropy-coded data, and over what a sloppy writer left between segments, as decoders do. */
    private int marker() {
        while (true) {
            if (in.next() == 0xff) {
                var marker = in.next();
                while (marker == 0xff) {
                    marker = in.next();
                }
                if (marker != 0) {
                    return marker;
                }
            }
        }
    }

    private void segment(int marker) {
        var length = in.big16() - 2;
        var next = in.place() + (long) length;
        if (isFrame(marker)) {
            frame(marker);
        } else if (marker == 0xda && ++scans > MOST_SCANS) {
            throw new IndexOutOfBoundsException("too many scans");
        } else if (marker == 0xe1 && in.startsWith("Exif\0\0") && orientation == 1) {
            orientation = ExifOrientation.of(partAfter(6, length));
        }
        if ((marker >= 0xe0 && marker <= 0xef) || marker == 0xfe) {
            in.aside(length);
        }
        in.moveTo(next);
    }

    private HeaderBytes partAfter(int skipped, int length) {
        var start = in.place();
        in.skip(skipped);
        var part = in.part((long) length - skipped);
        in.moveTo(start);
        return part;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(int marker) {
        if (width != 0) {
            throw new IndexOutOfBoundsException("two frames");
        }
        in.skip(1);
        height = in.big16();
        width = in.big16();
        var components = in.next();
        var blocks = 0L;
        var most = 1;
        for (var i = 0; i < components; i++) {
            in.skip(1);
            var sampling = in.next();
            var factors = (sampling >> 4) * (sampling & 0xf);
            blocks += factors;
            most = Math.max(most, factors);
            in.skip(1);
        }
        progressive = (marker & 3) == 2;
        coefficients = (long) width * height * blocks / most;
    }
}
