package io.convoke.media.pictures.control;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;

/**
 * The decoders and encoders by name. WebP's is made by hand: registered with ImageIO it would belong to the whole server,
 * and outlive the application.
 */
final class Readers {
    private static final WebPImageReaderSpi WEBP = new WebPImageReaderSpi();

    private Readers() {}

    static ImageReader reader(FileKind kind) throws IOException {
        return switch (kind) {
            case JPEG -> first(ImageIO.getImageReadersByFormatName("jpeg"));
            case PNG -> first(ImageIO.getImageReadersByFormatName("png"));
            case GIF -> first(ImageIO.getImageReadersByFormatName("gif"));
            case WEBP -> WEBP.createReaderInstance(null);
            case MP4, WEBM -> throw new IllegalArgumentException(kind + " is no picture");
        };
    }

    static ImageWriter writer(FileKind kind) {
        return switch (kind) {
            case JPEG -> first(ImageIO.getImageWritersByFormatName("jpeg"));
            case PNG -> first(ImageIO.getImageWritersByFormatName("png"));
            case GIF -> first(ImageIO.getImageWritersByFormatName("gif"));
            case WEBP, MP4, WEBM -> throw new IllegalArgumentException("nothing here writes " + kind);
        };
    }

    private static <T> T first(Iterator<T> providers) {
        if (!providers.hasNext()) {
            throw new IllegalStateException("The JDK lacks its own ImageIO plug-ins (module java.desktop)");
        }
        return providers.next();
    }
}
