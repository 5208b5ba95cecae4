package io.convoke.auth.roles.boundary;

import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.auth.roles.control.BootstrapAdmin;
import io.convoke.common.database.Transactions;
import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Makes the first admin when the service starts, if its password is configured; ready once that is settled. */
@Readiness
@ApplicationScoped
public class AdminBootstrap implements HealthCheck {
    /** The first admin's password; nothing is made without it. Can be removed once there is an admin. */
    static final String PASSWORD = "convoke.auth.bootstrap-admin-password";

    private static final System.Logger LOG = System.getLogger(AdminBootstrap.class.getName());
    private static final long RETRY_SECONDS = 5;

    @Inject
    Config config;

    @Inject
    SchemaGate gate;

    @Inject
    BootstrapAdmin bootstrap;

    @Inject
    PasswordHashing passwords;

    @Inject
    Transactions transactions;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile Optional<String> obstacle = Optional.of("it waits for the schema");
    private volatile boolean stopped;

    void start(@Observes Startup event) {
        gate.whenOpen().thenRun(() -> executor.submit(this::run));
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void run() {
        try {
            var password = config.getOptionalValue(PASSWORD, String.class);
            if (password.isPresent() && transactions.call(bootstrap::isNeeded)) {
                var hash = passwords.hash(password.get());
                if (!transactions.call(() -> bootstrap.make(hash))) {
                    LOG.log(Level.ERROR, "Nobody governs the platform, and another account has the first admin's name");
                }
            }
            obstacle = Optional.empty();
        } catch (RuntimeException e) {
            obstacle = Optional.of("it failed and is tried again; see the log");
            LOG.log(Level.WARNING, "The first admin cannot be made yet: {0}", e.toString());
            if (!stopped) {
                executor.schedule(this::run, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("auth-admin");
        var reason = obstacle;
        return reason.isEmpty()
                ? answer.up().build()
                : answer.down()
                        .withData("reason", "the first admin is not made or found unneeded yet: " + reason.get())
                        .build();
    }
}
