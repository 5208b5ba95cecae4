package io.convoke.registration.tickets.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.dev.local.SigningKeys;
import io.convoke.registration.tickets.control.KeysInMemory;
import io.convoke.registration.tickets.control.TicketKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeysInOrderTest {
    private final KeysInMemory secrets = new KeysInMemory();
    private final TicketKeysInOrder condition = new TicketKeysInOrder();

    @Test
    void aMissingOrWrongKeyIsNamedUntilThereIsOne() {
        condition.keys = secrets.keys();
        assertThat(condition.mistakes()).extracting(ConfigurationMistake::key).containsExactly(TicketKeys.KEY);

        secrets.with(TicketKeys.KEY, "{\"kty\":\"EC\"}");
        assertThat(condition.mistakes()).hasSize(1);

        secrets.with(TicketKeys.KEY, SigningKeys.generateForTickets().toJSONString());
        assertThat(condition.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "no keys",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"1\"}]}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\"}"
            })
    void formerKeysThatAreNoneAreNamedAndNotShown(String former) {
        condition.keys = secrets.with(
                        TicketKeys.KEY, SigningKeys.generateForTickets().toJSONString())
                .with(TicketKeys.FORMER_KEYS, former)
                .keys();

        assertThat(condition.mistakes())
                .containsExactly(new ConfigurationMistake(
                        TicketKeys.FORMER_KEYS,
                        "is wrong: expected a JWK set of EC keys on P-256 with a kid each (a secret)"));
    }

    @Test
    void aFormerKeyIsInOrderPublicOrPrivateAndSoIsNone() {
        var former = SigningKeys.generateForTickets();
        for (var set :
                List.of("", "{\"keys\":[]}", new JWKSet(former).toString(), new JWKSet(former).toString(false))) {
            condition.keys = secrets.with(
                            TicketKeys.KEY, SigningKeys.generateForTickets().toJSONString())
                    .with(TicketKeys.FORMER_KEYS, set)
                    .keys();
            assertThat(condition.mistakes()).as(set).isEmpty();
        }
    }
}
