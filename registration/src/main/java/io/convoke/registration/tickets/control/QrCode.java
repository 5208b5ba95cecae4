package io.convoke.registration.tickets.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A text as a QR code (ISO/IEC 18004), with its quiet zone and the correction of up to 15 % damage. */
public final class QrCode {
    /** The standard's quiet zone, in modules. */
    private static final int MARGIN = 4;
    /** Pixels a module, so that a code of a ticket is some 600 pixels wide. */
    private static final int SCALE = 8;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /**
     * Encodes a text.
     *
     * @throws IllegalArgumentException when it does not fit, which takes some 2,300 bytes
     */
    public static QrCode of(String text) {
        try {
            // Asked for less than it needs, the writer makes a module a pixel.
            return new QrCode(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold the text", e);
        }
    }

    /** Black and white, one bit a pixel. */
    public byte[] png() {
        var width = modules.getWidth() * SCALE;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_BINARY);
        var white = image.getColorModel().getRGB(1);
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                if (!modules.get(x / SCALE, y / SCALE)) {
                    image.setRGB(x, y, white);
                }
            }
        }
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One path whose parts are the runs of black modules, on white. */
    public String svg() {
        var width = modules.getWidth();
        var path = new StringBuilder();
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                var run = run(x, y);
                if (run > 0) {
                    path.append('M').append(x).append(' ').append(y);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    x += run;
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" \
                shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>
                """.formatted(width, width * SCALE, path);
    }

    private int run(int x, int y) {
        var run = 0;
        while (x + run < modules.getWidth() && modules.get(x + run, y)) {
            run++;
        }
        return run;
    }
}
