package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    @Test
    void theSetHasPublicPartsOnlyEachOnceInOrder() {
        var old = SigningKeys.generate();
        var fresh = SigningKeys.generate();
        var published = SigningKeys.publicSet(List.of(old.toJSONString()));

        var set = SigningKeys.publicSet(List.of(fresh.toJSONString(), published.toString(), old.toJSONString()));

        assertThat(set.getKeys()).extracting(JWK::getKeyID).containsExactly(fresh.getKeyID(), old.getKeyID());
        assertThat(set.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(set.toString())
                .doesNotContain("\"d\"", fresh.getPrivateExponent().toString());
    }

    @Test
    void whatIsNoKeyIsNotShown() {
        for (var text :
                List.of("secret-text", "{\"kty\":\"RSA\",\"d\":\"secret-text\"}", "{\"keys\":\"secret-text\"}")) {
            assertThatThrownBy(() -> SigningKeys.publicSet(List.of(text)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageNotContaining("secret-text")
                    .hasNoCause();
        }
    }

    @Test
    void keysOfTicketsHaveASetOfTheirOwn() {
        var old = SigningKeys.generateForTickets();
        var fresh = SigningKeys.generateForTickets();

        var set = SigningKeys.publicSet(List.of(fresh.toJSONString(), old.toJSONString()));

        assertThat(set.getKeys()).extracting(JWK::getKeyID).containsExactly(fresh.getKeyID(), old.getKeyID());
        assertThat(set.getKeys()).noneMatch(JWK::isPrivate);
        assertThatThrownBy(() -> SigningKeys.publicSet(
                        List.of(fresh.toJSONString(), SigningKeys.generate().toJSONString())))
                .isInstanceOf(Trouble.class);
    }
}
