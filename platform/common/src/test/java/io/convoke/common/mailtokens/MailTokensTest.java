package io.convoke.common.mailtokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTokensTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "01932c5e-0000-7000-8000-000000000001";

    @Test
    void sameOnBothSides() {
        assertThat(MailTokens.derive(KEY, MailTokenPurpose.EMAIL_VERIFICATION, ID))
                .hasSize(43)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(MailTokens.derive(KEY.clone(), MailTokenPurpose.EMAIL_VERIFICATION, ID));
    }

    @Test
    void ofNoUseForAnotherPurpose() {
        assertThat(MailTokens.derive(KEY, MailTokenPurpose.PASSWORD_RESET, ID))
                .isNotEqualTo(MailTokens.derive(KEY, MailTokenPurpose.EMAIL_VERIFICATION, ID));
    }

    @ParameterizedTest
    @CsvSource({
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, true",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, false",
        "no+base64url, false",
        ", false"
    })
    void readyWithAKeyOf32Bytes(String key, boolean ready) {
        var tokens = new MailTokens();
        tokens.config = Configuration.of(key == null ? Map.of() : Map.of(MailTokens.KEY, key))
                .config();

        assertThat(tokens.isReady()).isEqualTo(ready);
    }
}
