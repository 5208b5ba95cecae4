package io.convoke.registration.tickets.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.dev.local.SigningKeys;
import io.convoke.registration.tickets.control.KeysInMemory;
import io.convoke.registration.tickets.control.TicketKeys;
import org.junit.jupiter.api.Test;

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
}
