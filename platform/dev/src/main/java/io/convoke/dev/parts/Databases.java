package io.convoke.dev.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Databases of the platform's form: a schema and a role per service, the role locked out of the others' schemas, and the
 * extensions in a schema that all may use. Everything can be done again on what is there already.
 */
public final class Databases {
    private static final List<String> EXTENSIONS =
            List.of("pg_trgm", "unaccent", "cube", "earthdistance", "btree_gist", "pg_stat_statements");
    private static final String EXTENSION_SCHEMA = "extensions";
    private static final int ONE_AT_A_TIME = 20_001;

    private final PostgresServer server;

    public Databases(PostgresServer server) {
        this.server = server;
    }

    /**
     * Makes the database with what belongs in it, or brings what is there in order.
     *
     * @param passwords the password of each role; a role has the name of its schema
     * @throws PartFailure when the server refuses
     */
    public void prepare(String database, Map<String, String> passwords) {
        // Roles and rights of all databases stand in the same rows, which PostgreSQL does not let two sessions change
        // at once.
        try (var whole = server.connect(PostgresServer.SUPERUSER);
                var lock = whole.createStatement()) {
            lock.execute("select pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            create(database);
            try (var connection = server.connect(database)) {
                prepare(connection, database, passwords);
            }
        } catch (SQLException e) {
            throw new PartFailure(server.name(), "cannot prepare the database " + database + ": " + e.getMessage(), e);
        }
    }

    /** Drops the database with everything in it and ends its sessions; nothing happens when there is none. */
    public void drop(String database) {
        try (var connection = server.connect(PostgresServer.SUPERUSER);
                var statement = connection.createStatement()) {
            execute(statement, "drop database if exists %s with (force)", quoted(database));
        } catch (SQLException e) {
            throw new PartFailure(server.name(), "cannot drop the database " + database + ": " + e.getMessage(), e);
        }
    }

    private void create(String database) throws SQLException {
        try (var connection = server.connect(PostgresServer.SUPERUSER);
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var statement = connection.createStatement()) {
            execute(statement, "revoke connect on database postgres from public");
            execute(statement, "revoke connect on database template1 from public");
            exists.setString(1, database);
            try (var row = exists.executeQuery()) {
                if (!row.next()) {
                    execute(statement, "create database %s", quoted(database));
                }
            }
        }
    }

    private static void prepare(Connection connection, String database, Map<String, String> passwords)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            execute(statement, "revoke all on database %s from public", quoted(database));
            execute(statement, "alter database %s set timezone to 'UTC'", quoted(database));
            execute(statement, "revoke all on schema public from public");
            execute(statement, "create schema if not exists %s", EXTENSION_SCHEMA);
            for (var extension : EXTENSIONS) {
                execute(statement, "create extension if not exists %s with schema %s", extension, EXTENSION_SCHEMA);
            }
            for (var entry : passwords.entrySet()) {
                role(connection, entry.getKey(), entry.getValue());
                schema(statement, database, entry.getKey());
            }
        }
    }

    private static void role(Connection connection, String role, String password) throws SQLException {
        try (var exists = connection.prepareStatement("select 1 from pg_roles where rolname = ?");
                var statement = connection.createStatement()) {
            exists.setString(1, role);
            try (var row = exists.executeQuery()) {
                if (!row.next()) {
                    execute(statement, "create role %s login", quoted(role));
                }
            }
        }
        // The driver sends the SCRAM verifier, so the password is in no log.
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static void schema(Statement statement, String database, String role) throws SQLException {
        execute(statement, "grant connect, temporary on database %s to %s", quoted(database), quoted(role));
        execute(statement, "create schema if not exists %s authorization %s", quoted(role), quoted(role));
        execute(statement, "revoke all on schema %s from public", quoted(role));
        execute(statement, "grant usage on schema %s to %s", EXTENSION_SCHEMA, quoted(role));
        execute(
                statement,
                "alter role %s in database %s set search_path = %s, %s",
                quoted(role),
                quoted(database),
                quoted(role),
                EXTENSION_SCHEMA);
    }

    private static void execute(Statement statement, String template, Object... names) throws SQLException {
        statement.execute(String.format(template, names));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
