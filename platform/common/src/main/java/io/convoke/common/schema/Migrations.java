package io.convoke.common.schema;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.problem.Failures;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.pattern.ValidatePattern;

/**
 * Brings the schema to the version of the code when the application starts, and opens the gate. Nothing is done before the
 * configuration is in order, for it would be done to the wrong place. What stands in the way is tried again until it is gone:
 * a database that is away, a log-in that is refused, a schema that is newer than the code, a migration that fails.
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

    @Inject
    ConfigurationCheck configuration;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile boolean stopped;
    private volatile String told = "";

    /** After all other observers, which may have found mistakes in the configuration. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Startup event) {
        executor.submit(this::run);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void run() {
        try {
            if (configuration.look()) {
                migrate("db/platform", "platform_schema_history");
                migrate("db/migration", "flyway_schema_history");
                configuration.watch();
                gate.open();
                return;
            }
            hold("the configuration is not in order: "
                    + String.join(", ", configuration.mistakes().keySet()));
        } catch (FlywayValidateException e) {
            hold("the schema does not fit this release: " + firstLines(e));
            tell(Level.ERROR, e);
        } catch (RuntimeException e) {
            var obstacle = SchemaObstacle.of(e, service);
            hold(obstacle.words());
            tell(obstacle.passing() ? Level.WARNING : Level.ERROR, e);
        }
        if (!stopped) {
            executor.schedule(this::run, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void hold(String reason) {
        gate.hold(reason);
    }

    /** Once for each obstacle, not at each try. */
    private void tell(Level level, RuntimeException failure) {
        var words = gate.obstacle().orElse("");
        if (!words.equals(told)) {
            told = words;
            var cause = Failures.chain(failure).reduce((first, last) -> last).orElse(failure);
            var reason = words.equals(cause.getMessage()) ? "" : ". The reason: " + cause.getMessage();
            LOG.log(level, "{0} waits: {1}{2}", service, words, reason);
            LOG.log(Level.DEBUG, words, failure);
        }
    }

    private void migrate(String location, String history) {
        var flyway = Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database.direct())
                .locations("classpath:" + location)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // Flyway's own default would take migrations of a later release for none of its business.
                .ignoreMigrationPatterns(new ValidatePattern[0])
                .loggers("slf4j")
                .load();
        var all = flyway.info().all();
        if (all.length == 0) {
            throw new IllegalStateException("No migrations found in " + location);
        }
        refuseNewer(location, all);
        flyway.migrate();
    }

    private static void refuseNewer(String location, MigrationInfo[] all) {
        var newest = "";
        var known = "0";
        for (var migration : all) {
            if (migration.getVersion() != null) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    newest = migration.getVersion().getVersion();
                } else {
                    known = migration.getVersion().getVersion();
                }
            }
        }
        if (!newest.isEmpty()) {
            throw new NewerSchemaException(location, newest, known);
        }
    }

    private static String firstLines(FlywayValidateException e) {
        return e.getMessage()
                .lines()
                .limit(3)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
