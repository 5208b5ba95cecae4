package io.convoke.registration.tickets.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.registration.tickets.control.TicketKeys;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TicketKeysReadinessTest {
    @Test
    void notReadyWithoutAKeyThatSigns() {
        var check = new TicketKeysReadiness();
        check.keys = keys(false);
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow().get("reason").toString())
                .contains("convoke.registration.ticket-key");
        check.keys = keys(true);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private static TicketKeys keys(boolean canSign) {
        return new TicketKeys() {
            @Override
            public boolean canSign() {
                return canSign;
            }
        };
    }
}
