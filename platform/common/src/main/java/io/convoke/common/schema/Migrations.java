package io.convoke.common.schema;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.problem.Failures;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schema to the version of the code when the application starts, and opens the gate. A database that is away is
 * tried again; a migration that fails, or a schema newer than the code, keeps the gate closed until somebody acts.
 *
 * <p>Two histories: the platform's tables ({@code db/platform}) and the service's own ({@code db/migration}).
 */
@ApplicationScoped
public class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());
    private static final long RETRY_SECONDS = 2;

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile boolean stopped;

    void start(@Observes Startup event) {
        executor.submit(this::run);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void run() {
        try {
            migrate("db/platform", "platform_schema_history");
            migrate("db/migration", "flyway_schema_history");
            gate.open();
        } catch (FlywayValidateException e) {
            gate.hold("the schema does not fit this release; see the log");
            LOG.log(Level.ERROR, "The schema does not fit this release: {0}", e.getMessage());
        } catch (RuntimeException e) {
            if (Failures.isPassing(e)
                    || Failures.find(e, SQLException.class).isEmpty() && !(e instanceof FlywayException)) {
                gate.hold("the database cannot be reached");
                LOG.log(Level.WARNING, "The database cannot be reached yet: {0}", e.getMessage());
            } else {
                gate.hold("a migration failed; see the log");
                LOG.log(Level.ERROR, "A migration failed", e);
            }
            if (!stopped) {
                executor.schedule(this::run, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void migrate(String location, String history) {
        var flyway = Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database.direct())
                .locations("classpath:" + location)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .load();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException("No migrations found in " + location);
        }
        flyway.migrate();
    }
}
