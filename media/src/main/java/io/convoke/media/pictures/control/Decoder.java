package io.convoke.media.pictures.control;

import static io.convoke.media.pictures.control.PictureError.IMAGE_TOO_LARGE;
import static io.convoke.media.pictures.control.PictureError.IMAGE_UNREADABLE;

import io.convoke.common.problem.DomainException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes the first frame of a picture, in sRGB or grey, within the memory there is; what is too large for it comes out smaller. */
final class Decoder {
    private static final int MOST_SUBSAMPLING = 64;
    /** A pixel, and what the decoder holds beside it. */
    private static final int WEBP_BYTES = 4;

    private static final int WEBP_BYTES_WITH_ALPHA = 9;

    private final DecodeMemory memory;
    private final PictureHeader header;
    private final Path file;

    /** @param file whose header it is */
    Decoder(DecodeMemory memory, PictureHeader header, Path file) {
        this.memory = memory;
        this.header = header;
        this.file = file;
    }

    /** What is done with the decoded picture while its memory is set aside. */
    interface Use<T> {
        T of(BufferedImage picture) throws IOException;
    }

    /**
     * Decodes and uses the picture.
     *
     * @param subsampling take every so many pixels of each row and column, at least; 1 for all
     * @param mostPixels what comes out has no more
     * @throws DomainException image-unreadable; image-too-large where there is not the memory for it; unavailable
     */
    <T> T decode(int subsampling, long mostPixels, Use<T> use) throws IOException {
        var reader = Readers.reader(header.kind());
        try (var in = PictureFiles.input(file)) {
            reader.setInput(in, true, true);
            var type = type(reader);
            var step = step(type, subsampling, mostPixels);
            return memory.holding(
                    cost(type, step), () -> use.of(Turned.of(read(reader, type, step), header.orientation())));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, ImageTypeSpecifier type, int step) throws IOException {
        var how = reader.getDefaultReadParam();
        how.setDestinationType(type);
        if (step > 1) {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        return guarded(() -> reader.read(0, how));
    }

    /** In which form the pixels are decoded; the reader converts from other colour spaces to these. */
    private static ImageTypeSpecifier type(ImageReader reader) throws IOException {
        return guarded(() -> {
            for (var types = reader.getImageTypes(0); types.hasNext(); ) {
                var type = types.next();
                var space = type.getColorModel().getColorSpace();
                if (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY) {
                    return type;
                }
            }
            throw new IIOException("CMYK, or another colour space");
        });
    }

    private int step(ImageTypeSpecifier type, int subsampling, long mostPixels) {
        // The decoder of WebP holds the whole picture whatever is asked for.
        var coarsest = header.kind() == FileKind.WEBP ? 1 : MOST_SUBSAMPLING;
        for (var step = Math.min(subsampling, coarsest); step <= coarsest; step++) {
            if (cost(type, step) <= memory.total() && pixels(step) <= mostPixels) {
                return step;
            }
        }
        throw new DomainException(
                IMAGE_TOO_LARGE,
                header.width() + " × " + header.height() + " pixels in this format need more memory than there is");
    }

    private long pixels(int step) {
        return (long) side(header.width(), step) * side(header.height(), step);
    }

    private static int side(int length, int step) {
        return (length + step - 1) / step;
    }

    private long cost(ImageTypeSpecifier type, int step) {
        var model = type.getSampleModel();
        if (header.kind() == FileKind.WEBP) {
            var bytes = model.getNumDataElements() > 3 ? WEBP_BYTES_WITH_ALPHA : WEBP_BYTES;
            return (long) header.width() * header.height() * bytes;
        }
        var bits = (long) model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType());
        return pixels(step) * Math.max(1, bits / 8) + header.nativeBytes();
    }

    /** Decoders throw whatever broken files make of them; none of it is our fault or told to anybody. */
    static <T> T guarded(FileWork<T> decoding) throws IOException {
        try {
            return decoding.run();
        } catch (DomainException e) {
            throw e;
        } catch (IIOException | RuntimeException e) {
            System.getLogger(Decoder.class.getName()).log(System.Logger.Level.DEBUG, "A picture is not decoded", e);
            throw new DomainException(
                    IMAGE_UNREADABLE, "The picture is broken, or in a colour space that is not supported (CMYK)");
        }
    }
}
