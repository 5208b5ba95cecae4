package io.convoke.media.videos.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.media.Pictures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4MetadataTest {
    private static final String PLACE = "+52.5200+013.4050/";

    @TempDir
    Path directory;

    private static byte[] box(String type, byte[]... content) {
        var body = Pictures.joined(content);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] blanked(byte[] video, boolean changes) throws IOException {
        var file = Files.write(directory.resolve("video"), video);
        assertThat(Mp4Metadata.blank(file)).isEqualTo(changes);
        return Files.readAllBytes(file);
    }

    @Test
    void theplaceIsBlankedAndNothingMoves() throws IOException {
        var start = Pictures.joined(box("ftyp", text("isom....isom")), box("mvhd", text("kept")));
        var video = Pictures.joined(
                box("ftyp", text("isom....isom")),
                box(
                        "moov",
                        box("mvhd", text("header")),
                        box("udta", box("\u00a9xyz", text(PLACE))),
                        box("trak", box("tkhd", text("track")), box("meta", text(PLACE)))),
                box("uuid", text(PLACE)),
                box("mdat", text("pixels that look like udta " + PLACE)));
        var blanked = blanked(video, true);
        assertThat(blanked).hasSameSizeAs(video);
        assertThat(Pictures.contains(blanked, PLACE)).isTrue(); // in mdat, which is the video
        var text = new String(blanked, StandardCharsets.ISO_8859_1);
        assertThat(text.split(java.util.regex.Pattern.quote(PLACE), -1)).hasSize(2);
        assertThat(text).contains("header", "track", "free").doesNotContain("xyz");
        assertThat(text.indexOf("mdat")).isEqualTo(new String(video, StandardCharsets.ISO_8859_1).indexOf("mdat"));
        assertThat(blanked(start, false)).isEqualTo(start);
    }

    @Test
    void boxesOfSixtyFourBitsAndToTheEndAreUnderstood() throws IOException {
        var large = ByteBuffer.allocate(16 + 5)
                .putInt(1)
                .put(text("mdat"))
                .putLong(16 + 5)
                .put(text("video"))
                .array();
        var last = Pictures.joined(ByteBuffer.allocate(4).putInt(0).array(), text("udta" + PLACE));
        var blanked = blanked(Pictures.joined(box("ftyp", text("isom")), large, last), true);
        assertThat(Pictures.contains(blanked, PLACE)).isFalse();
        assertThat(Pictures.contains(blanked, "video")).isTrue();
    }

    @Test
    void whatIsNotWellFormedIsLeftAsItIs() throws IOException {
        for (var length : new int[] {2, 7, Integer.MAX_VALUE, -1}) {
            var broken = Pictures.joined(
                    box("ftyp", text("isom")),
                    ByteBuffer.allocate(4).putInt(length).array(),
                    text("udta" + PLACE));
            assertThat(blanked(broken, false)).isEqualTo(broken);
        }
        var nested = box("moov");
        for (var depth = 0; depth < 10_000; depth++) {
            nested = ByteBuffer.allocate(8)
                    .putInt(8 * (depth + 2))
                    .put(text("moov"))
                    .array();
        }
        assertThat(blanked(nested, false)).isEqualTo(nested);
    }
}
