package io.convoke.registration;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads QR codes as a camera at the door would. */
public final class QrReader {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final int SCALE = 4;

    private QrReader() {}

    /** The image that a PNG holds. */
    public static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the code in the image. */
    public static String text(BufferedImage image) {
        try {
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            return new QRCodeReader().decode(bitmap).getText();
        } catch (ReaderException e) {
            throw new AssertionError("no QR code can be read", e);
        }
    }

    /** Paints the runs of black modules that an SVG of ours has. */
    public static BufferedImage paint(String svg) {
        var size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new AssertionError("no size: " + svg);
        }
        var width = Integer.parseInt(size.group(1)) * SCALE;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, width);
        graphics.setColor(Color.BLACK);
        RUN.matcher(svg)
                .results()
                .forEach(run -> graphics.fillRect(
                        Integer.parseInt(run.group(1)) * SCALE,
                        Integer.parseInt(run.group(2)) * SCALE,
                        Integer.parseInt(run.group(3)) * SCALE,
                        SCALE));
        graphics.dispose();
        return image;
    }
}
