package io.convoke.common.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.events.OutboxBacklog;
import io.convoke.common.schema.SchemaGate;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** Each check's failure, in words. How they do in a server that loses its database is told by the system tests. */
class HealthChecksTest {
    @Test
    void notStartedWhileTheSchemaIsNotThere() {
        var check = new SchemaStartup();
        check.gate = new SchemaGate();
        check.service = "event";
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(reason(check.call())).isEqualTo("migrations have not finished yet");
        assertThat(check.call().getName()).isEqualTo("event-schema");
    }

    @Test
    void notReadyWhileTheSchemaIsNotThere() {
        var answer = databaseCheck(new SchemaGate(), "never asked").call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(reason(answer)).isEqualTo("migrations have not finished yet");
    }

    @Test
    void notReadyWithoutADatabase() {
        var open = new SchemaGate() {
            @Override
            public java.util.Optional<String> obstacle() {
                return java.util.Optional.empty();
            }
        };
        var answer = databaseCheck(open, "password of a library's").call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(reason(answer)).isEqualTo("the database cannot be reached (the keys db.host and db.port)");
    }

    @Test
    void notReadyWithoutSecrets() {
        var check = new SecretsReadiness();
        check.service = "event";
        var answer = check.call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("state", "never loaded")
                .hasEntrySatisfying(
                        "message", message -> assertThat(message.toString()).contains("CONVOKE_SECRETS_BACKEND"));
    }

    @Test
    void notAliveWhenNoWorkIsDoneAnyMore() {
        var check = new ProcessLiveness();
        check.service = "event";
        check.patience = Duration.ofMillis(50);
        check.executor = executor(new CompletableFuture<>());
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(reason(check.call())).isEqualTo("the executor runs nothing any more");
        check.executor = executor(CompletableFuture.completedFuture(null));
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anOutboxThatCannotBeReadIsSaidToBeUnknown() {
        var check = new OutboxReadiness();
        check.service = "event";
        check.backlog = new OutboxBacklog();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(check.call().getData().orElseThrow()).containsEntry("state", "not known at the moment");
    }

    private static DatabaseReadiness databaseCheck(SchemaGate gate, String failure) {
        var check = new DatabaseReadiness();
        check.service = "event";
        check.gate = gate;
        check.database = new ServiceDatabase() {
            @Override
            public <T> T beside(Work<T> work) throws SQLException {
                throw new SQLException(failure);
            }
        };
        return check;
    }

    private static ManagedExecutorService executor(Future<?> submitted) {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                HealthChecksTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> submitted);
    }

    private static Object reason(HealthCheckResponse answer) {
        return answer.getData().orElseThrow().get("reason");
    }
}
