package io.convoke.media.pictures.control;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.lang.reflect.Array;

/**
 * Turns a picture as EXIF's orientation says (CIPA DC-008, table 6), so that it is right without EXIF. In its own memory: it
 * is mirrored in place, and where width and height change places, it is looked at by columns instead of rows.
 */
final class Turned {
    private Turned() {}

    /** The picture turned; the one given is not to be used any more. */
    static BufferedImage of(BufferedImage picture, int orientation) {
        var raster = picture.getRaster();
        if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) {
            mirrorRows(raster);
        }
        if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) {
            swapRows(raster);
        }
        return orientation > 4
                ? new BufferedImage(picture.getColorModel(), transposed(raster), picture.isAlphaPremultiplied(), null)
                : picture;
    }

    private static void mirrorRows(WritableRaster raster) {
        var width = raster.getWidth();
        for (var y = 0; y < raster.getHeight(); y++) {
            var row = raster.getDataElements(0, y, width, 1, null);
            var elements = Array.getLength(row) / width;
            var mirrored = Array.newInstance(row.getClass().getComponentType(), Array.getLength(row));
            for (var x = 0; x < width; x++) {
                System.arraycopy(row, x * elements, mirrored, (width - 1 - x) * elements, elements);
            }
            raster.setDataElements(0, y, width, 1, mirrored);
        }
    }

    private static void swapRows(WritableRaster raster) {
        var width = raster.getWidth();
        for (int upper = 0, lower = raster.getHeight() - 1; upper < lower; upper++, lower--) {
            var row = raster.getDataElements(0, upper, width, 1, null);
            raster.setDataElements(0, upper, width, 1, raster.getDataElements(0, lower, width, 1, null));
            raster.setDataElements(0, lower, width, 1, row);
        }
    }

    private static WritableRaster transposed(WritableRaster raster) {
        return canBeViewed(raster.getSampleModel()) ? view(raster) : copy(raster);
    }

    private static boolean canBeViewed(SampleModel model) {
        return model instanceof ComponentSampleModel;
    }

    /** The same memory, a step to the right being what was a step down. */
    private static WritableRaster view(WritableRaster raster) {
        var model = (ComponentSampleModel) raster.getSampleModel();
        var turned = new ComponentSampleModel(
                model.getDataType(),
                raster.getHeight(),
                raster.getWidth(),
                model.getScanlineStride(),
                model.getPixelStride(),
                model.getBankIndices(),
                model.getBandOffsets());
        return Raster.createWritableRaster(turned, raster.getDataBuffer(), null);
    }

    /** For pixels that are packed into less than a byte: such pictures are small. */
    private static WritableRaster copy(WritableRaster raster) {
        var target = raster.createCompatibleWritableRaster(raster.getHeight(), raster.getWidth());
        for (var y = 0; y < raster.getHeight(); y++) {
            target.setDataElements(
                    y, 0, 1, raster.getWidth(), raster.getDataElements(0, y, raster.getWidth(), 1, null));
        }
        return target;
    }
}
