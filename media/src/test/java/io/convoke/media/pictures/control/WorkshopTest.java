package io.convoke.media.pictures.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.DomainException;
import io.convoke.media.Pictures;
import io.convoke.media.storage.control.ScratchDirectory;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkshopTest {
    @TempDir
    Path directory;

    private final Workshop workshop = new Workshop();

    @BeforeEach
    void equip() {
        workshop.inspector = new PictureInspector();
        workshop.inspector.mostPixels = 50_000_000;
        workshop.inspector.longestSide = 16_000;
        workshop.scratch = ScratchDirectory.at(directory.resolve("work"));
        workshop.mostPixels = 16_000_000;
        memory(64);
    }

    private void memory(int mebibytes) {
        workshop.memory = new DecodeMemory();
        workshop.memory.configured = Optional.of(mebibytes);
        workshop.memory.patience = java.time.Duration.ofSeconds(1);
        workshop.memory.start();
    }

    /** A copy that was made. */
    private record Made(byte[] bytes, String type, int width, int height) {
        BufferedImage picture() {
            return Pictures.decoded(bytes);
        }
    }

    private Made whole(FileKind kind, byte[] original) throws IOException {
        var file = Files.write(directory.resolve("original"), original);
        try (var copy = workshop.whole(workshop.inspector.inspect(kind, file), file)) {
            return made(copy);
        } finally {
            Files.delete(file);
        }
    }

    private static Made made(Workshop.Copy copy) throws IOException {
        var bytes = Files.readAllBytes(copy.file().file());
        assertThat(copy.file().size()).isEqualTo(bytes.length);
        return new Made(bytes, copy.file().contentType(), copy.width(), copy.height());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, RGBY", "2, 64, 32, GRYB", "3, 64, 32, YBGR", "4, 64, 32, BYRG",
        "5, 32, 64, RBGY", "6, 32, 64, BRYG", "7, 32, 64, YGBR", "8, 32, 64, GYRB"
    })
    void aPhotoIsTurnedAndTellsNothingOfItsMaking(int orientation, int width, int height, String colours)
            throws IOException {
        var original = Pictures.photo(64, 32, orientation);
        assertThat(Pictures.contains(original, Pictures.SECRET)).isTrue();
        var copy = whole(FileKind.JPEG, original);
        assertThat(copy.type()).isEqualTo("image/jpeg");
        assertThat(copy.width()).isEqualTo(width);
        assertThat(copy.height()).isEqualTo(height);
        assertThat(copy.picture().getWidth()).isEqualTo(width);
        assertThat(Pictures.colours(copy.picture())).isEqualTo(colours);
        assertThat(Pictures.contains(copy.bytes(), Pictures.SECRET)).isFalse();
        assertThat(Pictures.contains(copy.bytes(), "Exif")).isFalse();
    }

    @Test
    void aPngStaysOneWithWhatCanBeSeenThrough() throws IOException {
        var bytes = Pictures.withChunk(
                Pictures.clearPng(64, 32),
                "tEXt",
                ("Comment\0" + Pictures.SECRET).getBytes(StandardCharsets.ISO_8859_1));
        var copy = whole(FileKind.PNG, bytes);
        assertThat(copy.type()).isEqualTo("image/png");
        assertThat(Pictures.colours(copy.picture())).isEqualTo("RGB-");
        assertThat(Pictures.contains(copy.bytes(), Pictures.SECRET)).isFalse();
    }

    @Test
    void whatInflatesToAnySizeIsNotEvenRead() throws IOException {
        var indexed = Pictures.encoded(Pictures.quarters(64, 32, BufferedImage.TYPE_BYTE_INDEXED), "png");
        var bomb = Pictures.joined(
                "Bomb\0\0".getBytes(StandardCharsets.ISO_8859_1), Pictures.deflated(new byte[120 << 20]));
        var copy = whole(FileKind.PNG, Pictures.withChunk(indexed, "zTXt", bomb));
        assertThat(copy.picture().getWidth()).isEqualTo(64);
        assertThat(copy.bytes().length).isLessThan(10_000);
    }

    @Test
    void aGifGoesOnMoving() throws IOException {
        var original = Pictures.gif(64, 32, 3);
        assertThat(Pictures.contains(original, Pictures.SECRET)).isTrue();
        var copy = whole(FileKind.GIF, original);
        assertThat(copy.type()).isEqualTo("image/gif");
        assertThat(Pictures.contains(copy.bytes(), Pictures.SECRET)).isFalse();
        assertThat(Pictures.contains(copy.bytes(), "NETSCAPE2.0")).isTrue();
        assertThat(Pictures.contains(copy.bytes(), "XMP")).isFalse();
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(copy.bytes())));
        assertThat(reader.getNumImages(true)).isEqualTo(3);
        assertThat(Pictures.colours(reader.read(0))).isEqualTo("RGBY");
        assertThat(Pictures.colours(reader.read(1))).isEqualTo("GBYR");
        assertThat(Pictures.colours(reader.read(2))).isEqualTo("BYRG");
        var about = (javax.imageio.metadata.IIOMetadataNode)
                reader.getImageMetadata(2).getAsTree("javax_imageio_gif_image_1.0");
        var control = (org.w3c.dom.Element)
                about.getElementsByTagName("GraphicControlExtension").item(0);
        assertThat(control.getAttribute("delayTime")).isEqualTo("12");
    }

    @Test
    void webpBecomesWhatEveryoneCanWrite() throws IOException {
        var turned = whole(FileKind.WEBP, Pictures.resource("turned.webp"));
        assertThat(turned.type()).isEqualTo("image/jpeg");
        assertThat(turned.width()).isEqualTo(32);
        assertThat(Pictures.colours(turned.picture())).isEqualTo("BRYG");
        assertThat(Pictures.contains(turned.bytes(), Pictures.SECRET)).isFalse();
        var clear = whole(FileKind.WEBP, Pictures.resource("clear.webp"));
        assertThat(clear.type()).isEqualTo("image/png");
        assertThat(Pictures.colours(clear.picture())).isEqualTo("RGB-");
        var moving = whole(FileKind.WEBP, Pictures.resource("moving.webp"));
        assertThat(Pictures.colours(moving.picture())).isEqualTo("RGBY");
    }

    @Test
    void greyStaysGreyAndAsLight() throws IOException {
        var grey = new BufferedImage(600, 600, BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < 600; y++) {
            for (var x = 0; x < 600; x++) {
                grey.getRaster().setSample(x, y, 0, 0x60);
            }
        }
        for (var format : new FileKind[] {FileKind.JPEG, FileKind.PNG}) {
            var copy = whole(format, Pictures.encoded(grey, format.name().toLowerCase(java.util.Locale.ROOT)));
            assertThat(copy.picture().getRaster().getSample(300, 300, 0)).isEqualTo(0x60);
            var file = Files.write(directory.resolve("copy"), copy.bytes());
            for (var thumbnail : workshop.thumbnails(format, file, 160)) {
                assertThat(made(thumbnail).picture().getRGB(80, 80) & 0xff).isBetween(0x5d, 0x63);
                thumbnail.close();
            }
        }
    }

    @Test
    void anotherColourSpaceBecomesTheUsualOne() throws IOException {
        // Linear light: 55 of 255 is as light as 0x80 in sRGB.
        var grey = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (var i = 0; i < 64 * 64; i++) {
            grey.setRGB(i % 64, i / 64, 0x373737);
        }
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var segment = Pictures.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), profile);
        var jpeg = Pictures.withSegment(Pictures.encoded(grey, "jpeg"), 0xe2, segment);
        assertThat(Pictures.contains(jpeg, "ICC_PROFILE")).isTrue();
        var copy = whole(FileKind.JPEG, jpeg);
        assertThat(Pictures.contains(copy.bytes(), "ICC_PROFILE")).isFalse();
        assertThat(copy.picture().getRGB(32, 32) & 0xff).isBetween(0x7a, 0x86);
    }

    @Test
    void thumbnailsFitIntoTheirSquares() throws IOException {
        var file = Files.write(directory.resolve("copy"), Pictures.jpeg(1000, 500));
        var made = workshop.thumbnails(FileKind.JPEG, file, 1280, 480, 160);
        assertThat(made).extracting(Workshop.Copy::width).containsExactly(1000, 480, 160);
        assertThat(made).extracting(Workshop.Copy::height).containsExactly(500, 240, 80);
        for (var thumbnail : made) {
            assertThat(Pictures.colours(made(thumbnail).picture())).isEqualTo("RGBY");
            thumbnail.close();
        }
        assertThat(directory.resolve("work")).isEmptyDirectory();
    }

    @Test
    void aTransparentPictureHasTransparentThumbnails() throws IOException {
        var file = Files.write(directory.resolve("copy"), Pictures.clearPng(640, 640));
        try (var thumbnail = workshop.thumbnails(FileKind.PNG, file, 160).get(0)) {
            assertThat(thumbnail.file().contentType()).isEqualTo("image/png");
            assertThat(Pictures.colours(made(thumbnail).picture())).isEqualTo("RGB-");
        }
    }

    @Test
    void ofAMovingPictureTheFirstFrameIsTheThumbnail() throws IOException {
        var file = Files.write(directory.resolve("copy"), Pictures.gif(640, 640, 3));
        for (var thumbnail : workshop.thumbnails(FileKind.GIF, file, 480, 160)) {
            assertThat(thumbnail.file().contentType()).isEqualTo("image/jpeg");
            assertThat(Pictures.colours(made(thumbnail).picture())).isEqualTo("RGBY");
            thumbnail.close();
        }
    }

    @Test
    void anAvatarIsTheSquareInTheMiddle() throws IOException {
        var file = Files.write(directory.resolve("original"), Pictures.photo(3000, 1500, 6));
        try (var avatar = workshop.avatar(workshop.inspector.inspect(FileKind.JPEG, file), file)) {
            assertThat(avatar.width()).isEqualTo(512);
            assertThat(avatar.height()).isEqualTo(512);
            assertThat(Pictures.colours(made(avatar).picture())).isEqualTo("BRYG");
        }
        var small = Files.write(directory.resolve("original"), Pictures.gif(64, 32, 2));
        try (var avatar = workshop.avatar(workshop.inspector.inspect(FileKind.GIF, small), small)) {
            assertThat(avatar.width()).isEqualTo(32);
            assertThat(avatar.file().contentType()).isEqualTo("image/jpeg");
            assertThat(Pictures.colours(made(avatar).picture())).isEqualTo("RGBY");
        }
    }

    @Test
    void whatDoesNotFitIntoTheMemoryComesOutSmaller() throws IOException {
        memory(8);
        var jpeg = Pictures.jpeg(2400, 1600);
        assertThat(whole(FileKind.JPEG, jpeg).width()).isEqualTo(1200);
        assertThat(whole(FileKind.PNG, Pictures.png(2400, 1600)).width()).isEqualTo(1200);
        workshop.mostPixels = 300_000;
        assertThat(whole(FileKind.JPEG, jpeg).width()).isEqualTo(600);
        assertThatThrownBy(() -> whole(FileKind.GIF, Pictures.gif(2400, 2400, 1)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(PictureError.IMAGE_TOO_LARGE));
    }

    @Test
    void brokenPixelsAreRefusedWhateverTheDecoderThrows() throws IOException {
        for (var kind : new FileKind[] {FileKind.JPEG, FileKind.PNG, FileKind.GIF, FileKind.WEBP}) {
            var good = switch (kind) {
                case JPEG -> Pictures.jpeg(64, 32);
                case PNG -> Pictures.png(64, 32);
                case GIF -> Pictures.gif(64, 32, 2);
                default -> Pictures.resource("turned.webp");
            };
            for (var at = 20; at < good.length; at += 7) {
                var broken = good.clone();
                broken[at] ^= (byte) 0x55;
                try {
                    whole(kind, broken);
                } catch (DomainException refusal) {
                    assertThat(refusal.type()).isInstanceOf(PictureError.class);
                }
            }
        }
        assertThatThrownBy(() -> whole(FileKind.JPEG, Pictures.resource("cmyk.jpg")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("CMYK");
        assertThat(directory.resolve("work")).isEmptyDirectory();
        assertThat(Arrays.asList(directory.toFile().list())).doesNotContain("original");
    }
}
