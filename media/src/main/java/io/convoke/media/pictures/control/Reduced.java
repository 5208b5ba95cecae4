package io.convoke.media.pictures.control;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/** Makes pictures smaller: each pixel of the copy is the average of those that it stands for. */
final class Reduced {
    private static final int BANDS = 4;

    private Reduced() {}

    /** Scaled so that it fits into a square of this side; a picture that fits already keeps its size. */
    static BufferedImage within(BufferedImage picture, int side) {
        var longest = Math.max(picture.getWidth(), picture.getHeight());
        if (longest <= side) {
            return to(picture, picture.getWidth(), picture.getHeight());
        }
        return to(
                picture,
                Math.max(1, Math.round((float) picture.getWidth() * side / longest)),
                Math.max(1, Math.round((float) picture.getHeight() * side / longest)));
    }

    /** The largest square in its middle, of at most this side. */
    static BufferedImage square(BufferedImage picture, int side) {
        var edge = Math.min(picture.getWidth(), picture.getHeight());
        var middle = picture.getSubimage((picture.getWidth() - edge) / 2, (picture.getHeight() - edge) / 2, edge, edge);
        return to(middle, Math.min(edge, side), Math.min(edge, side));
    }

    /** In sRGB, with an alpha channel where the picture has one; neither size is larger than the picture's. */
    private static BufferedImage to(BufferedImage picture, int width, int height) {
        var alpha = picture.getColorModel().hasAlpha();
        var copy = new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var row = new int[picture.getWidth()];
        var line = new int[width];
        for (var y = 0; y < height; y++) {
            var sums = new long[width * BANDS];
            var from = (int) ((long) y * picture.getHeight() / height);
            var to = (int) ((long) (y + 1) * picture.getHeight() / height);
            for (var source = from; source < to; source++) {
                read(picture, source, row);
                add(row, sums, width);
            }
            average(sums, line, row.length, to - from);
            copy.setRGB(0, y, width, 1, line, 0, width);
        }
        return copy;
    }

    /** A row as ARGB in sRGB. Of grey pictures the samples as they are: the JDK takes their colour space for a linear one. */
    private static void read(BufferedImage picture, int y, int[] row) {
        var model = picture.getColorModel();
        if (model.getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            return;
        }
        var shift = model.getComponentSize(0) - 8;
        var raster = picture.getRaster();
        for (var x = 0; x < row.length; x++) {
            var grey = raster.getSample(x, y, 0) >> shift;
            var alpha = model.hasAlpha() ? raster.getSample(x, y, 1) >> shift : 0xff;
            row[x] = alpha << 24 | grey << 16 | grey << 8 | grey;
        }
    }

    /** Colours weigh as much as they are opaque, or the edges of transparent parts would turn dark. */
    private static void add(int[] row, long[] sums, int width) {
        for (var x = 0; x < width; x++) {
            var to = (int) ((long) (x + 1) * row.length / width);
            for (var source = (int) ((long) x * row.length / width); source < to; source++) {
                var pixel = row[source];
                var alpha = (long) (pixel >>> 24);
                sums[x * BANDS] += alpha;
                sums[x * BANDS + 1] += alpha * (pixel >> 16 & 0xff);
                sums[x * BANDS + 2] += alpha * (pixel >> 8 & 0xff);
                sums[x * BANDS + 3] += alpha * (pixel & 0xff);
            }
        }
    }

    private static void average(long[] sums, int[] line, int sourceWidth, int rows) {
        for (var x = 0; x < line.length; x++) {
            var alpha = sums[x * BANDS];
            if (alpha == 0) {
                line[x] = 0;
                continue;
            }
            var columns =
                    (int) ((long) (x + 1) * sourceWidth / line.length) - (int) ((long) x * sourceWidth / line.length);
            var count = (long) columns * rows;
            line[x] = (int) ((alpha + count / 2) / count) << 24
                    | (int) ((sums[x * BANDS + 1] + alpha / 2) / alpha) << 16
                    | (int) ((sums[x * BANDS + 2] + alpha / 2) / alpha) << 8
                    | (int) ((sums[x * BANDS + 3] + alpha / 2) / alpha);
        }
    }
}
