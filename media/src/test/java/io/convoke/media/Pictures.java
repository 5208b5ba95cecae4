package io.convoke.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataNode;

/** Picture files as tests need them, good and bad: four quarters, red and green above blue and yellow. */
public final class Pictures {
    public static final int RED = 0xffdc1414;
    public static final int GREEN = 0xff14dc14;
    public static final int BLUE = 0xff1414dc;
    public static final int YELLOW = 0xffe6e614;
    /** Stands in the EXIF of {@link #photo}; must not stand in any copy. */
    public static final String SECRET = "taken at home";

    private static final int[] QUARTERS = {RED, GREEN, BLUE, YELLOW};
    private static final String GIF_FRAME = "javax_imageio_gif_image_1.0";

    private Pictures() {}

    /** The picture in memory. */
    public static BufferedImage quarters(int width, int height, int type) {
        return quarters(width, height, type, 0);
    }

    private static BufferedImage quarters(int width, int height, int type, int shift) {
        var picture = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var quarter = (y * 2 / height) * 2 + x * 2 / width;
                picture.setRGB(x, y, QUARTERS[(quarter + shift) % QUARTERS.length]);
            }
        }
        return picture;
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(quarters(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** A PNG of which the last quarter can be seen through. */
    public static byte[] clearPng(int width, int height) {
        var picture = quarters(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var y = height / 2; y < height; y++) {
            for (var x = width / 2; x < width; x++) {
                picture.setRGB(x, y, 0);
            }
        }
        return encoded(picture, "png");
    }

    public static byte[] encoded(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException(format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The four quarters' colours, row by row, as names; {@code ?} for another colour. */
    public static String colours(BufferedImage picture) {
        var names = new StringBuilder();
        for (var i = 0; i < 4; i++) {
            var x = picture.getWidth() * (i % 2 * 2 + 1) / 4;
            var y = picture.getHeight() * (i / 2 * 2 + 1) / 4;
            names.append(name(picture.getRGB(x, y)));
        }
        return names.toString();
    }

    private static String name(int argb) {
        if (argb >>> 24 < 0x80) {
            return "-";
        }
        var colour = new Color(argb);
        for (var i = 0; i < QUARTERS.length; i++) {
            var wanted = new Color(QUARTERS[i]);
            if (Math.abs(colour.getRed() - wanted.getRed())
                            + Math.abs(colour.getGreen() - wanted.getGreen())
                            + Math.abs(colour.getBlue() - wanted.getBlue())
                    < 100) {
                return "RGBY".substring(i, i + 1);
            }
        }
        return "?";
    }

    /** A JPEG as phones make them: turned by EXIF, with the place where it was taken and a word about it. */
    public static byte[] photo(int width, int height, int orientation) {
        return withSegment(jpeg(width, height), 0xe1, exif(orientation));
    }

    /** A JPEG with a segment more, behind its first two bytes. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var out = ByteBuffer.allocate(jpeg.length + 4 + content.length);
        out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
        return out.put(content).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** EXIF with orientation, description and GPS latitude. */
    public static byte[] exif(int orientation) {
        var description = (SECRET + "\0").getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(160).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010e, 2, description.length, 100);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 60);
        tiff.putInt(0).position(60).putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, 120);
        tiff.position(100).put(description).position(120);
        for (var degree : new int[] {52, 1, 31, 1, 12, 1}) {
            tiff.putInt(degree);
        }
        return joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(tiff.array(), tiff.position()));
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG whose header promises this size, and whose pixels are missing. */
    public static byte[] promise(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return joined(
                pngSignature(),
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(new byte[100])),
                chunk("IEND", new byte[0]));
    }

    /** A PNG with a chunk more, behind its header. */
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        var header = 8 + 25;
        return joined(Arrays.copyOf(png, header), chunk(type, content), Arrays.copyOfRange(png, header, png.length));
    }

    public static byte[] pngSignature() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    }

    private static byte[] chunk(String type, byte[] content) {
        var body = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        var sum = new CRC32();
        sum.update(body);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                body,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    public static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(out, new Deflater(9))) {
            deflating.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A GIF that moves: frames of shifted quarters (RGBY, GBYR, …), a loop for ever, and a comment with the secret. */
    public static byte[] gif(int width, int height, int frames) {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var bytes = new ByteArrayOutputStream();
                var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (var i = 0; i < frames; i++) {
                var frame = quarters(width, height, BufferedImage.TYPE_BYTE_INDEXED, i);
                var about = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
                about.setFromTree(GIF_FRAME, describe((IIOMetadataNode) about.getAsTree(GIF_FRAME), i));
                writer.writeToSequence(new IIOImage(frame, null, about), null);
            }
            writer.endWriteSequence();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode describe(IIOMetadataNode frame, int index) {
        var control = (IIOMetadataNode)
                frame.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", String.valueOf(10 + index));
        if (index == 0) {
            var loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            var other = new IIOMetadataNode("ApplicationExtension");
            other.setAttribute("applicationID", "XMP Data");
            other.setAttribute("authenticationCode", "XMP");
            other.setUserObject(SECRET.getBytes(StandardCharsets.US_ASCII));
            var applications = new IIOMetadataNode("ApplicationExtensions");
            applications.appendChild(loop);
            applications.appendChild(other);
            frame.appendChild(applications);
            var comment = new IIOMetadataNode("CommentExtension");
            comment.setAttribute("value", SECRET);
            var comments = new IIOMetadataNode("CommentExtensions");
            comments.appendChild(comment);
            frame.appendChild(comments);
        }
        return frame;
    }

    /** A GIF of so many frames of this size, none of which has pixels. */
    public static byte[] gifPromise(int width, int height, int frames) {
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            data.writeBytes("GIF89a");
            little(data, width);
            little(data, height);
            data.write(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
            for (var i = 0; i < frames; i++) {
                data.write(0x2c);
                data.write(new byte[4]);
                little(data, width);
                little(data, height);
                data.write(new byte[] {0, 2, 2, 0x4c, 0x01, 0});
            }
            data.write(0x3b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void little(DataOutputStream out, int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }

    /** A file among the test's resources. */
    public static byte[] resource(String name) {
        try (var in = Pictures.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Whether the text stands somewhere in the bytes. */
    public static boolean contains(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }
}
