package io.convoke.common.health;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.schema.SchemaGate;
import io.convoke.common.schema.SchemaObstacle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the schema is migrated and the database answers within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
    private static final int SECONDS = 2;

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named(service + "-database");
        var obstacle = gate.obstacle();
        if (obstacle.isPresent()) {
            return answer.down().withData("reason", obstacle.get()).build();
        }
        try {
            var valid = database.beside(connection -> connection.isValid(SECONDS));
            return valid
                    ? answer.up().build()
                    : answer.down()
                            .withData("reason", "the database does not answer")
                            .build();
        } catch (SQLException | RuntimeException e) {
            return answer.down()
                    .withData("reason", SchemaObstacle.of(e, service).words())
                    .build();
        }
    }
}
