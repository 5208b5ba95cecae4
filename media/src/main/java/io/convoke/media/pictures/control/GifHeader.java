package io.convoke.media.pictures.control;

/** Reads the blocks of a GIF file (GIF89a specification, sections 18 to 27). */
final class GifHeader {
    private final HeaderBytes in;
    private int width;
    private int height;
    private int frames;
    private long pixels;

    private GifHeader(HeaderBytes in) {
        this.in = in;
    }

    static PictureHeader read(HeaderBytes in) {
        return new GifHeader(in).read();
    }

    private PictureHeader read() {
        in.moveTo(6);
        width = in.little16();
        height = in.little16();
        var table = colourTable(in.next());
        in.skip(2 + table);
        for (var block = in.next(); block != 0x3b; block = in.atEnd() && frames > 0 ? 0x3b : in.next()) {
            switch (block) {
                case 0x2c -> frame();
                case 0x21 -> extension(in.next());
                default -> throw new IndexOutOfBoundsException("no block");
            }
        }
        in.aside(in.left());
        if (frames == 0 || width == 0 || height == 0) {
            throw new IndexOutOfBoundsException("no frame");
        }
        return new PictureHeader(FileKind.GIF, width, height, 1, frames, pixels, 0, in.asides());
    }

    /** The length of the colour table that these flags announce. */
    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void frame() {
        in.skip(4);
        var wide = in.little16();
        var high = in.little16();
        frames++;
        pixels += (long) wide * high;
        width = Math.max(width, wide);
        height = Math.max(height, high);
        var table = colourTable(in.next());
        in.skip(table + 1);
        for (var length = in.next(); length != 0; length = in.next()) {
            in.skip(length);
        }
    }

    private void extension(int label) {
        var control = label == 0xf9;
        for (var length = in.next(); length != 0; length = in.next()) {
            if (control) {
                in.skip(length);
            } else {
                in.aside(length);
            }
        }
    }
}
