package io.convoke.media.pictures.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.DomainException;
import io.convoke.media.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureInspectorTest {
    private static final String HTML = "<!DOCTYPE html><script>alert(document.domain)</script>";
    private static final String ZIP = "PK\u0003\u0004 an entry PK\u0001\u0002 a directory PK\u0005\u0006 its end";

    @TempDir
    Path directory;

    private final PictureInspector inspector = new PictureInspector();

    @BeforeEach
    void limits() {
        inspector.mostPixels = 50_000_000;
        inspector.longestSide = 16_000;
    }

    private PictureHeader inspect(FileKind kind, byte[] bytes) throws IOException {
        return inspector.inspect(kind, Files.write(directory.resolve("file"), bytes));
    }

    private void refused(FileKind kind, byte[] bytes, PictureError why) {
        assertThatThrownBy(() -> inspect(kind, bytes))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(why));
    }

    private static byte[] sample(FileKind kind) {
        return switch (kind) {
            case JPEG -> Pictures.jpeg(64, 32);
            case PNG -> Pictures.png(64, 32);
            case GIF -> Pictures.gif(64, 32, 3);
            default -> Pictures.resource("turned.webp");
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void theHeaderTellsTheSize(FileKind kind) throws IOException {
        var header = inspect(kind, sample(kind));
        assertThat(header.width()).isEqualTo(64);
        assertThat(header.height()).isEqualTo(32);
        assertThat(header.frames()).isEqualTo(kind == FileKind.GIF ? 3 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrientationIsReadFromExif(int orientation) throws IOException {
        assertThat(inspect(FileKind.JPEG, Pictures.photo(64, 32, orientation)).orientation())
                .isEqualTo(orientation);
        var tiff = Arrays.copyOfRange(Pictures.exif(orientation), 6, Pictures.exif(orientation).length);
        assertThat(inspect(FileKind.PNG, Pictures.withChunk(Pictures.png(64, 32), "eXIf", tiff))
                        .orientation())
                .isEqualTo(orientation);
    }

    @Test
    void anOrientationThatMakesNoSenseIsNone() throws IOException {
        assertThat(inspect(FileKind.JPEG, Pictures.photo(64, 32, 9)).orientation())
                .isEqualTo(1);
        var broken = Pictures.withSegment(
                Pictures.jpeg(64, 32),
                0xe1,
                "Exif\0\0II*\0\u00ff\u00ff\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(inspect(FileKind.JPEG, broken).orientation()).isEqualTo(1);
        assertThat(inspect(FileKind.WEBP, Pictures.resource("turned.webp")).orientation())
                .isEqualTo(6);
    }

    @Test
    void aPictureOf50000By50000IsRefusedByItsHeader() {
        refused(FileKind.PNG, Pictures.promise(50_000, 50_000), PictureError.IMAGE_TOO_LARGE);
        refused(FileKind.PNG, Pictures.promise(16_001, 1), PictureError.IMAGE_TOO_LARGE);
        refused(FileKind.PNG, Pictures.promise(7_100, 7_100), PictureError.IMAGE_TOO_LARGE);
        refused(FileKind.PNG, Pictures.promise(-1, 7), PictureError.IMAGE_UNREADABLE);
        refused(FileKind.PNG, Pictures.promise(0, 7), PictureError.IMAGE_UNREADABLE);
    }

    @Test
    void moreMemoryThanAPictureIsWorthIsRefused() {
        refused(FileKind.GIF, Pictures.gifPromise(65_535, 65_535, 1), PictureError.IMAGE_TOO_LARGE);
        refused(FileKind.GIF, Pictures.gifPromise(1_000, 1_000, 60), PictureError.IMAGE_TOO_LARGE);
        refused(FileKind.GIF, Pictures.gifPromise(1, 1, 1_001), PictureError.IMAGE_TOO_LARGE);
        var webp = Pictures.resource("clear.webp");
        // VP8L: fourteen bits of the width less one, then of the height
        webp[21] = (byte) 0xff;
        webp[22] = (byte) 0xff;
        webp[23] = (byte) 0xff;
        refused(FileKind.WEBP, webp, PictureError.IMAGE_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void aSecondFileBehindThePictureIsNoticed(FileKind kind) throws IOException {
        for (var foreign : new String[] {HTML, ZIP, "%PDF-1.7", "<?php system($x);", "<svg onload=alert(1)>"}) {
            var bytes = Pictures.joined(sample(kind), foreign.getBytes(StandardCharsets.ISO_8859_1));
            refused(kind, bytes, PictureError.IMAGE_WITH_FOREIGN_CONTENT);
        }
        var harmless = Pictures.joined(
                sample(kind), new byte[300_000], "SEFT and whatever".getBytes(StandardCharsets.US_ASCII));
        assertThat(inspect(kind, harmless).width()).isEqualTo(64);
    }

    @Test
    void aSecondFileInTheMetadataIsNoticed() {
        var html = HTML.getBytes(StandardCharsets.US_ASCII);
        refused(
                FileKind.JPEG,
                Pictures.withSegment(Pictures.jpeg(8, 8), 0xfe, html),
                PictureError.IMAGE_WITH_FOREIGN_CONTENT);
        refused(
                FileKind.PNG,
                Pictures.withChunk(Pictures.png(8, 8), "tEXt", html),
                PictureError.IMAGE_WITH_FOREIGN_CONTENT);
        var gif = Pictures.gif(8, 8, 1);
        var comment = Pictures.joined(new byte[] {0x21, (byte) 0xfe, (byte) html.length}, html, new byte[1]);
        refused(
                FileKind.GIF,
                Pictures.joined(Arrays.copyOf(gif, gif.length - 1), comment, new byte[] {0x3b}),
                PictureError.IMAGE_WITH_FOREIGN_CONTENT);
    }

    @Test
    void aSignatureIsFoundAcrossBlocks() {
        for (var before = 65_500; before < 65_560; before++) {
            var bytes = Pictures.joined(
                    Pictures.png(8, 8),
                    new byte[before],
                    "<script>".getBytes(StandardCharsets.US_ASCII),
                    new byte[90_000]);
            refused(FileKind.PNG, bytes, PictureError.IMAGE_WITH_FOREIGN_CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void whereverAFileIsCutOffItIsRefusedOrWhole(FileKind kind) throws IOException {
        var whole = sample(kind);
        for (var length = 0; length < whole.length; length += 1 + whole.length / 150) {
            var file = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            try {
                inspector.inspect(kind, file);
            } catch (DomainException refusal) {
                assertThat(refusal.type()).isEqualTo(PictureError.IMAGE_UNREADABLE);
            }
        }
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() {
        var jpeg = Pictures.jpeg(8, 8);
        var scan = new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
        var scans = new byte[100][];
        Arrays.fill(scans, scan);
        var bytes = Pictures.joined(
                Arrays.copyOf(jpeg, jpeg.length - 2), Pictures.joined(scans), new byte[] {(byte) 0xff, (byte) 0xd9});
        refused(FileKind.JPEG, bytes, PictureError.IMAGE_UNREADABLE);
    }
}
