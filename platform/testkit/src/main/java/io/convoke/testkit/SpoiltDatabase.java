package io.convoke.testkit;

import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Databases;
import io.convoke.dev.parts.PostgresServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database with roles of its own, in which nothing is as it should be: the services' log-ins are refused, and behind them
 * are schemas that a release of the future has migrated. Closing it drops database and roles.
 */
public final class SpoiltDatabase implements AutoCloseable {
    /** The version of the schemas' last migration. */
    public static final String FUTURE = "999";

    private static final String GIVEN_PASSWORD = "given-password";

    private final PostgresServer server;
    private final String name;
    private final Map<String, String> schemas = new LinkedHashMap<>();

    /** @param services by name, that will use it */
    public SpoiltDatabase(Bench bench, List<String> services) {
        server = bench.database().server();
        name = bench.database().name() + "_spoilt";
        Service.ALL.stream()
                .filter(service -> services.contains(service.name()))
                .forEach(service -> schemas.put(service.name(), service.schema().orElseThrow()));
        var passwords = new LinkedHashMap<String, String>();
        schemas.values().forEach(schema -> passwords.put(role(schema), "true-password"));
        new Databases(server).prepare(name, passwords);
        schemas.values().forEach(this::makeNewer);
    }

    private void makeNewer(String schema) {
        execute("create schema " + schema + " authorization " + role(schema));
        execute("create table " + history(schema) + " (installed_rank int primary key, version varchar(50),"
                + " description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,"
                + " checksum int, installed_by varchar(100) not null, installed_on timestamp not null default now(),"
                + " execution_time int not null, success boolean not null)");
        execute("insert into " + history(schema) + " values (1, '" + FUTURE + "', 'future', 'SQL', 'V" + FUTURE
                + "__future.sql', 1, 'it', now(), 1, true)");
        execute("alter table " + history(schema) + " owner to " + role(schema));
    }

    /** Variables of a server that uses it. */
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<>(Map.of("db.name", name));
        schemas.forEach((service, schema) -> {
            variables.put("db." + service + ".user", role(schema));
            variables.put("db." + service + ".password", GIVEN_PASSWORD);
        });
        return variables;
    }

    /** What must not be shown. */
    public String givenPassword() {
        return GIVEN_PASSWORD;
    }

    /** From now on the log-ins are accepted. */
    public void acceptPasswords() {
        schemas.values()
                .forEach(schema -> execute("alter role " + role(schema) + " password '" + GIVEN_PASSWORD + "'"));
    }

    /** From now on the schemas are empty. */
    public void forgetFuture() {
        schemas.values().forEach(schema -> execute("drop table " + history(schema)));
    }

    private String role(String schema) {
        return name + "_" + schema;
    }

    private static String history(String schema) {
        return schema + ".flyway_schema_history";
    }

    private void execute(String sql) {
        try (var connection = server.connect(name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        new Databases(server).drop(name);
        try (var connection = server.connect(PostgresServer.SUPERUSER);
                var statement = connection.createStatement()) {
            for (var schema : schemas.values()) {
                statement.execute("drop role if exists " + role(schema));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
