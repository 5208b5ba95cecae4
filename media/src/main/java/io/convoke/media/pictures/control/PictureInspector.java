package io.convoke.media.pictures.control;

import static io.convoke.media.pictures.control.PictureError.IMAGE_TOO_LARGE;
import static io.convoke.media.pictures.control.PictureError.IMAGE_UNREADABLE;
import static io.convoke.media.pictures.control.PictureError.IMAGE_WITH_FOREIGN_CONTENT;

import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a picture's header and refuses what should not be decoded. */
@ApplicationScoped
public class PictureInspector {
    /** TwelveMonkeys' decoder takes a second and more for each million pixels of these. */
    private static final long MOST_WEBP_PIXELS = 16_000_000;

    private static final int MOST_FRAMES = 1_000;

    /** Pixels of a picture, of all frames together where it moves. */
    @Inject
    @ConfigProperty(name = "convoke.media.largest-picture", defaultValue = "50000000")
    long mostPixels;

    /** Pixels in a row or column. */
    @Inject
    @ConfigProperty(name = "convoke.media.longest-side", defaultValue = "16000")
    int longestSide;

    /**
     * The header of a file whose first bytes say that it is a picture of this kind.
     *
     * @throws DomainException image-too-large, image-unreadable, image-with-foreign-content
     */
    public PictureHeader inspect(FileKind kind, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            var header = read(kind, new HeaderBytes(bytes));
            requireReasonable(header);
            ForeignContent.find(bytes, header.asides()).ifPresent(name -> {
                throw new DomainException(
                        IMAGE_WITH_FOREIGN_CONTENT,
                        "Beside the picture the file holds " + name + "; send the picture alone");
            });
            return header;
        } catch (IndexOutOfBoundsException e) {
            throw new DomainException(
                    IMAGE_UNREADABLE, "The file begins as " + kind + " but is cut off or not well-formed");
        }
    }

    private static PictureHeader read(FileKind kind, HeaderBytes in) {
        return switch (kind) {
            case JPEG -> JpegHeader.read(in);
            case PNG -> PngHeader.read(in);
            case GIF -> GifHeader.read(in);
            case WEBP -> WebpHeader.read(in);
            case MP4, WEBM -> throw new IllegalArgumentException(kind + " is no picture");
        };
    }

    private void requireReasonable(PictureHeader header) {
        var size = header.width() + " × " + header.height() + " pixels";
        if (header.width() > longestSide || header.height() > longestSide) {
            throw new DomainException(IMAGE_TOO_LARGE, size + "; a side has at most " + longestSide);
        }
        var most = header.kind() == FileKind.WEBP ? Math.min(mostPixels, MOST_WEBP_PIXELS) : mostPixels;
        if ((long) header.width() * header.height() > most || header.pixels() > most) {
            throw new DomainException(
                    IMAGE_TOO_LARGE,
                    size + " in " + header.frames() + " frame(s); " + most
                            + " pixels are allowed, all frames together");
        }
        if (header.kind() == FileKind.GIF && header.frames() > MOST_FRAMES) {
            throw new DomainException(
                    IMAGE_TOO_LARGE, header.frames() + " frames; at most " + MOST_FRAMES + " are allowed");
        }
    }
}
