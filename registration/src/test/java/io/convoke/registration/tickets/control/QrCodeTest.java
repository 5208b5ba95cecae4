package io.convoke.registration.tickets.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.registration.QrReader;
import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class QrCodeTest {
    private static final String TEXT = "eyJraWQiOiJ4Y0ZZbTJMcSIsImFsZyI6IkVTMjU2In0." + "aZ09-_".repeat(45);

    private final QrCode code = QrCode.of(TEXT);

    @Test
    void thePngIsReadBack() {
        assertThat(QrReader.text(QrReader.image(code.png()))).isEqualTo(TEXT);
    }

    @Test
    void theSvgIsReadBackAndIsXml() throws Exception {
        var svg = code.svg();
        assertThat(QrReader.text(QrReader.paint(svg))).isEqualTo(TEXT);
        var root = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(2);
    }

    @Test
    void bothHaveTheQuietZoneThatReadersNeed() {
        var image = QrReader.image(code.png());
        var white = image.getRGB(0, 0);
        assertThat(white & 0xFFFFFF).isEqualTo(0xFFFFFF);
        var zone = 4 * 8;
        assertThat(IntStream.range(0, image.getWidth())
                        .allMatch(i -> image.getRGB(i, zone - 1) == white
                                && image.getRGB(zone - 1, i) == white
                                && image.getRGB(i, image.getHeight() - zone) == white
                                && image.getRGB(image.getWidth() - zone, i) == white))
                .isTrue();
        assertThat(image.getRGB(zone, zone)).isNotEqualTo(white);
        assertThat(code.svg()).contains("d=\"M4 4h7v1h-7z").doesNotContain("M3 ");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(3000))).isInstanceOf(IllegalArgumentException.class);
    }
}
