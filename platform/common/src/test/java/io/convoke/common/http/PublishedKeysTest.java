package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {
    private static String token(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".e30.c2lnbmF0dXJl";
    }

    @Test
    void aSetsKeysAreKnownByTheirIds() {
        assertThat(PublishedKeys.parse("{\"keys\":[{\"kid\":\"old\"},{\"kid\":\"new\"},{\"kty\":\"RSA\"}]}"))
                .containsExactlyInAnyOrder("old", "new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PUBLIC KEY-----", "[]", "{}", "{\"keys\":7}", "{\"keys\":[{\"kid\":7}]}"})
    void whatIsNoSetKnowsNoKey(String text) {
        assertThat(PublishedKeys.parse(text)).isEmpty();
    }

    @Test
    void aTokenNamesItsKey() {
        assertThat(PublishedKeys.kid(token("{\"alg\":\"RS256\",\"kid\":\"2026-11\"}")))
                .contains("2026-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "x", "x.y.z", "{\"kid\":\"a\"}.e30.e30", "e30.e30.", "bnVsbA.e30.", "eyJraWQiOjd9.e30."
            })
    void whatIsNoTokenOrNamesNoneHasNone(String token) {
        assertThat(PublishedKeys.kid(token)).isEmpty();
    }
}
