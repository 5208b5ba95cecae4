package io.convoke.media.pictures.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.media.Pictures;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MagicTest {
    private static Magic.Seen look(byte[] file) {
        return Magic.look(file);
    }

    private static Magic.Seen look(String file) {
        return Magic.look(file.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String ftyp(String brands) {
        return "\0\0\0" + (char) (8 + brands.length()) + "ftyp" + brands;
    }

    @Test
    void whatIsTakenIsKnownByItsBytes() {
        assertThat(look(Pictures.jpeg(4, 4)).kind()).contains(FileKind.JPEG);
        assertThat(look(Pictures.png(4, 4)).kind()).contains(FileKind.PNG);
        assertThat(look(Pictures.gif(4, 4, 1)).kind()).contains(FileKind.GIF);
        assertThat(look(Pictures.resource("turned.webp")).kind()).contains(FileKind.WEBP);
        assertThat(look(ftyp("isom\0\0\2\0isomiso2avc1mp41")).kind()).contains(FileKind.MP4);
        assertThat(look(ftyp("mp42\0\0\0\0mp42isom")).kind()).contains(FileKind.MP4);
        assertThat(look("\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webmB\u0087\u0081\u0004")
                        .kind())
                .contains(FileKind.WEBM);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
                Arguments.of("SVG", "<?xml version='1.0'?><!-- x --><svg/>"),
                Arguments.of("HTML", "<!DOCTYPE html><title>x</title>"),
                Arguments.of("HTML", "<html><script>alert(1)</script>"),
                Arguments.of("XML", "<?xml version='1.0'?><note/>"),
                Arguments.of("PDF", "%PDF-1.7"),
                Arguments.of("ZIP", "PK\u0003\u0004rest"),
                Arguments.of("BMP", "BM6789"),
                Arguments.of("TIFF", "II*\u0000xxxx"),
                Arguments.of("a program", "MZ\u0090"),
                Arguments.of("text", "Just a few words"),
                Arguments.of("of no known kind", "\u0001\u0002\u0003"),
                Arguments.of("a RIFF file of another kind", "RIFF\u0010\u0000\u0000\u0000WAVE"),
                Arguments.of("Matroska", "\u001aE\u00df\u00a3\u00a3B\u0086\u0081\u0001B\u0082\u0088matroska"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotTakenIsNamed(String name, String file) {
        assertThat(look(file)).isEqualTo(new Magic.Seen(java.util.Optional.empty(), name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEIF or AVIF|heic....mif1heic",
                "HEIF or AVIF|avif....avifmif1miaf",
                "QuickTime|qt  ....qt  ",
                "MPEG-4 audio|M4A ....M4A mp42isom",
                "an MPEG-4 file of another kind|jp2 ....jp2 "
            })
    void boxesOfOtherKindsAreNamed(String name, String brands) {
        assertThat(look(ftyp(brands)).name()).isEqualTo(name);
        assertThat(look(ftyp(brands)).kind()).isEmpty();
    }

    @Test
    void nothingIsReadBeyondWhatIsThere() {
        for (var length = 0; length < 40; length++) {
            var text = ftyp("isom\0\0\2\0isomiso2avc1mp41").substring(0, Math.min(length, 32));
            assertThat(look(text)).isNotNull();
        }
        assertThat(look("").name()).isEqualTo("text");
    }
}
