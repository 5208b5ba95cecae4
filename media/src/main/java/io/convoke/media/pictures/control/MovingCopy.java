package io.convoke.media.pictures.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Node;

/** Copies a GIF frame by frame: pixels, colours, times and the loop, and no comment or other extension. */
final class MovingCopy {
    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String FRAME = "javax_imageio_gif_image_1.0";
    private static final Set<String> OF_THE_FRAME =
            Set.of("ImageDescriptor", "LocalColorTable", "GraphicControlExtension", "ApplicationExtensions");
    private static final Set<String> LOOPS = Set.of("NETSCAPE", "ANIMEXTS");

    private MovingCopy() {}

    static void write(PictureHeader header, Path from, Path to) throws IOException {
        var reader = Readers.reader(FileKind.GIF);
        var writer = Readers.writer(FileKind.GIF);
        try (var in = PictureFiles.input(from);
                var out = PictureFiles.output(to)) {
            reader.setInput(in, false, false);
            writer.setOutput(out);
            Decoder.guarded(() -> {
                writer.prepareWriteSequence(screen(reader, writer));
                for (var i = 0; i < header.frames(); i++) {
                    writer.writeToSequence(frame(reader, writer, i), null);
                }
                writer.endWriteSequence();
                return to;
            });
        } finally {
            reader.dispose();
            writer.dispose();
        }
    }

    private static IIOMetadata screen(ImageReader reader, ImageWriter writer) throws IOException {
        var screen = writer.getDefaultStreamMetadata(null);
        screen.setFromTree(STREAM, reader.getStreamMetadata().getAsTree(STREAM));
        return screen;
    }

    private static IIOImage frame(ImageReader reader, ImageWriter writer, int index) throws IOException {
        var picture = reader.read(index);
        var tree = reader.getImageMetadata(index).getAsTree(FRAME);
        for (var child = tree.getFirstChild(); child != null; ) {
            var next = child.getNextSibling();
            if (!OF_THE_FRAME.contains(child.getNodeName()) || !keepsLoopOnly(child)) {
                tree.removeChild(child);
            }
            child = next;
        }
        var about = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
        about.setFromTree(FRAME, tree);
        return new IIOImage(picture, null, about);
    }

    /** Of application extensions the one stays that says how often to repeat; false when none is left. */
    private static boolean keepsLoopOnly(Node node) {
        if (!node.getNodeName().equals("ApplicationExtensions")) {
            return true;
        }
        for (var extension = node.getFirstChild(); extension != null; ) {
            var next = extension.getNextSibling();
            var id = extension.getAttributes().getNamedItem("applicationID").getNodeValue();
            if (!LOOPS.contains(id)) {
                node.removeChild(extension);
            }
            extension = next;
        }
        return node.hasChildNodes();
    }
}
