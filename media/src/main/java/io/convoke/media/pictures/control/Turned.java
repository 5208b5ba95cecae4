package io.convoke.media.pictures.control;

import java.awt.image.BufferedImage;
import java.lang.reflect.Array;

/** Turns a picture as EXIF's orientation says (CIPA DC-008, table 6), so that it is right without EXIF. */
final class Turned {
    private Turned() {}

    /** The picture itself for 1, a turned copy for 2..8. */
    static BufferedImage of(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        var width = picture.getWidth();
        var height = picture.getHeight();
        var source = picture.getRaster();
        var sideways = orientation > 4;
        var target = source.createCompatibleWritableRaster(sideways ? height : width, sideways ? width : height);
        var reversed = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        var fromEnd = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        for (var y = 0; y < height; y++) {
            var row = source.getDataElements(0, y, width, 1, null);
            var turned = reversed ? reversed(row, width) : row;
            var line = fromEnd ? height - 1 - y : y;
            if (sideways) {
                target.setDataElements(line, 0, 1, width, turned);
            } else {
                target.setDataElements(0, line, width, 1, turned);
            }
        }
        return new BufferedImage(picture.getColorModel(), target, picture.isAlphaPremultiplied(), null);
    }

    private static Object reversed(Object row, int pixels) {
        var length = Array.getLength(row);
        var elements = length / pixels;
        var reversed = Array.newInstance(row.getClass().getComponentType(), length);
        for (var i = 0; i < pixels; i++) {
            System.arraycopy(row, i * elements, reversed, (pixels - 1 - i) * elements, elements);
        }
        return reversed;
    }
}
