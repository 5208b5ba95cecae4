package io.convoke.auth.roles.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class AdminBootstrapTest {
    @Test
    void notReadyBeforeItIsSettledWhetherThereIsAnAdmin() {
        var answer = new AdminBootstrap().call();
        assertThat(answer.getName()).isEqualTo("auth-admin");
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("reason", "the first admin is not made or found unneeded yet: it waits for the schema");
    }
}
