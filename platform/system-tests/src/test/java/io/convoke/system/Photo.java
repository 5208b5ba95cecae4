package io.convoke.system;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A JPEG as a telephone takes it: with a description and the place in its EXIF data (CIPA DC-008). */
final class Photo {
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_IMAGE_BYTES = 2;

    private Photo() {}

    /** @param description stands in the metadata, beside a latitude of 55° N; another one gives another picture */
    static byte[] withPlace(String description) {
        try {
            var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(new Color(description.hashCode()));
            graphics.fillOval(200, 120, 240, 240);
            graphics.dispose();
            var plain = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", plain);
            var bytes = plain.toByteArray();

            var exif = exif(description.getBytes(StandardCharsets.US_ASCII));
            var whole = new ByteArrayOutputStream();
            var out = new DataOutputStream(whole);
            out.write(bytes, 0, START_OF_IMAGE_BYTES);
            out.writeShort(APP1);
            out.writeShort(exif.length + 2);
            out.write(exif);
            out.write(bytes, START_OF_IMAGE_BYTES, bytes.length - START_OF_IMAGE_BYTES);
            return whole.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "Exif", then a TIFF with two directories: the image's (description, pointer to GPS), and GPS (latitude). */
    private static byte[] exif(byte[] description) throws IOException {
        var whole = new ByteArrayOutputStream();
        var out = new DataOutputStream(whole);
        out.write("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        out.writeShort(42);
        out.writeInt(8);
        var afterImage = 8 + 2 + 2 * 12 + 4;
        var afterGps = afterImage + 2 + 2 * 12 + 4;
        out.writeShort(2);
        entry(out, 0x010E, 2, description.length, afterGps + 24); // ImageDescription
        entry(out, 0x8825, 4, 1, afterImage); // GPSInfo
        out.writeInt(0);
        out.writeShort(2);
        entry(out, 1, 2, 2, 'N' << 24); // GPSLatitudeRef
        entry(out, 2, 5, 3, afterGps); // GPSLatitude
        out.writeInt(0);
        for (var part : new int[] {55, 1, 45, 1, 0, 1}) {
            out.writeInt(part);
        }
        out.write(description);
        return whole.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }
}
