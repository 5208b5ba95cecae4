package io.convoke.media.pictures.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.media.Pictures;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnedTest {
    private static final String[] EXPECTED = {"RGBY", "GRYB", "YBGR", "BYRG", "RBGY", "BRYG", "YGBR", "GYRB"};

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_USHORT_565_RGB
            })
    void everyFormOfPixelsIsTurned(int type) {
        for (var orientation = 1; orientation <= 8; orientation++) {
            var turned = Turned.of(Pictures.quarters(40, 20, type), orientation);
            assertThat(Pictures.colours(turned)).isEqualTo(EXPECTED[orientation - 1]);
            assertThat(turned.getWidth()).isEqualTo(orientation > 4 ? 20 : 40);
        }
    }
}
