package io.convoke.media.pictures.control;

import io.convoke.common.problem.DomainException;
import io.convoke.media.storage.control.Prepared;
import io.convoke.media.storage.control.ScratchFile;
import io.convoke.media.storage.control.ScratchFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the copies that people get to see. An original is never shown: only what is made here. */
@ApplicationScoped
public class Workshop {
    /** An avatar has at most so many pixels on a side. */
    static final int AVATAR_SIDE = 512;

    @Inject
    DecodeMemory memory;

    @Inject
    PictureInspector inspector;

    @Inject
    ScratchFiles scratch;

    /** A larger picture's copy has every second, third … pixel of its rows and columns, until it has no more than these. */
    @Inject
    @ConfigProperty(name = "convoke.media.largest-copy", defaultValue = "16000000")
    long mostPixels;

    /**
     * A copy.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Copy(ScratchFile scratch, Prepared file, int width, int height) implements AutoCloseable {
        @Override
        public void close() {
            scratch.close();
        }
    }

    /** The copy in full size: JPEG stays JPEG, PNG PNG, GIF GIF with its movement; WebP becomes JPEG, or PNG with alpha. */
    public Copy whole(PictureHeader header, Path original) throws IOException {
        return switch (header.kind()) {
            case GIF -> moving(header, original);
            case PNG ->
                essential(
                        header,
                        original,
                        (decoder, target) ->
                                decoder.decode(1, mostPixels, picture -> written(picture, FileKind.PNG, target)));
            default ->
                made(target -> new Decoder(memory, header, original)
                        .decode(1, mostPixels, picture -> written(picture, target)));
        };
    }

    /** The square in the middle, for an avatar. */
    public Copy avatar(PictureHeader header, Path original) throws IOException {
        var step = Math.max(1, Math.min(header.width(), header.height()) / (2 * AVATAR_SIDE));
        return essential(
                header,
                original,
                (decoder, target) -> decoder.decode(
                        step, mostPixels, picture -> written(Reduced.square(picture, AVATAR_SIDE), target)));
    }

    /**
     * Copies that fit into squares, in the order of the sides.
     *
     * @param sides in pixels, the largest first
     */
    public List<Copy> thumbnails(FileKind kind, Path copy, int... sides) throws IOException {
        var header = inspector.inspect(kind, copy);
        var step = Math.max(1, Math.max(header.width(), header.height()) / (2 * sides[0]));
        return new Decoder(memory, header, copy).decode(step, mostPixels, picture -> {
            var made = new ArrayList<Copy>();
            try {
                var larger = picture;
                for (var side : sides) {
                    var reduced = Reduced.within(larger, side);
                    made.add(made(target -> written(reduced, target)));
                    larger = reduced;
                }
                return made;
            } catch (IOException | RuntimeException e) {
                made.forEach(Copy::close);
                throw e;
            }
        });
    }

    private Copy moving(PictureHeader header, Path original) throws IOException {
        // The reader holds one frame at a time, a byte a pixel, and so does the writer.
        var cost = 2L * header.width() * header.height();
        if (cost > memory.total()) {
            throw new DomainException(
                    PictureError.IMAGE_TOO_LARGE, "The frames need more memory than there is for a picture");
        }
        return memory.holding(
                cost,
                () -> made(target -> {
                    MovingCopy.write(header, original, target);
                    return new Written(FileKind.GIF, header.width(), header.height());
                }));
    }

    private interface Making {
        Written into(Path target) throws IOException;
    }

    private interface Decoding {
        Written by(Decoder decoder, Path target) throws IOException;
    }

    private record Written(FileKind kind, int width, int height) {}

    /** Decodes a PNG's essence instead of the file as it came. */
    private Copy essential(PictureHeader header, Path original, Decoding decoding) throws IOException {
        if (header.kind() != FileKind.PNG) {
            return made(target -> decoding.by(new Decoder(memory, header, original), target));
        }
        try (var essence = scratch.create()) {
            PictureFiles.copyEssentialPng(original, essence.path());
            return made(target -> decoding.by(new Decoder(memory, header, essence.path()), target));
        }
    }

    private Copy made(Making making) throws IOException {
        var target = scratch.create();
        try {
            var written = making.into(target.path());
            return new Copy(
                    target,
                    Prepared.of(target.path(), written.kind().contentType()),
                    written.width(),
                    written.height());
        } catch (IOException | RuntimeException e) {
            target.close();
            throw e;
        }
    }

    private static Written written(BufferedImage picture, Path target) throws IOException {
        return new Written(PictureFiles.write(picture, target), picture.getWidth(), picture.getHeight());
    }

    private static Written written(BufferedImage picture, FileKind kind, Path target) throws IOException {
        PictureFiles.write(picture, kind, target);
        return new Written(kind, picture.getWidth(), picture.getHeight());
    }
}
