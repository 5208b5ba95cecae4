package io.convoke.media.pictures.control;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Pictures out of and into files. What is written holds the picture and nothing else. */
final class PictureFiles {
    private static final float QUALITY = 0.9f;

    private PictureFiles() {}

    static ImageInputStream input(Path file) throws IOException {
        return new FileImageInputStream(file.toFile());
    }

    static ImageOutputStream output(Path file) throws IOException {
        return new FileImageOutputStream(file.toFile());
    }

    /** Writes it as JPEG, or as PNG where parts of it can be seen through; returns which. */
    static FileKind write(BufferedImage picture, Path file) throws IOException {
        var kind = picture.getColorModel().hasAlpha() ? FileKind.PNG : FileKind.JPEG;
        write(picture, kind, file);
        return kind;
    }

    static void write(BufferedImage picture, FileKind kind, Path file) throws IOException {
        empty(file);
        var writer = Readers.writer(kind);
        try (var out = output(file)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** Copies of PNG's chunks that the picture is made of: others may inflate to any size when they are read. */
    static void copyEssentialPng(Path from, Path to) throws IOException {
        try (var source = FileChannel.open(from, StandardOpenOption.READ);
                var target = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var in = new HeaderBytes(source.map(FileChannel.MapMode.READ_ONLY, 0, source.size()));
            source.transferTo(0, PngHeader.SIGNATURE, target);
            in.moveTo(PngHeader.SIGNATURE);
            for (var type = ""; !type.equals("IEND"); ) {
                var start = in.place();
                var length = in.big32();
                type = in.name();
                in.skip(length + 4);
                if (PngHeader.ESSENTIAL.contains(type)) {
                    copy(source, start, in.place() - start, target);
                }
            }
        }
    }

    private static void copy(FileChannel source, long start, long length, FileChannel target) throws IOException {
        for (var done = 0L; done < length; ) {
            done += source.transferTo(start + done, length - done, target);
        }
    }

    /** ImageIO writes over a file without cutting it off. */
    private static void empty(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                var out = Channels.newOutputStream(channel)) {
            out.flush();
        }
    }
}
