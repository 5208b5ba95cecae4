package io.convoke.common.http;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.json.Json;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does a request that carries {@code Idempotency-Key} at most once (draft-ietf-httpapi-idempotency-key-header). The answer
 * is stored in the transaction of the effect, so a refused or failed request leaves no trace and may be tried again; a
 * second request with the key waits for the first, a few seconds at most.
 */
@ApplicationScoped
public class Idempotency {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /**
     * Answers a request, from the store where the same request was answered before.
     *
     * @param key the header's value; null does the work without remembering it
     * @param caller whose keys these are
     * @param operation the route, so that a key used elsewhere does not collide
     * @param request the request's body, compared by content
     * @param work does the work within the current transaction
     * @throws DomainException 400 for a malformed key, 422 when the key came with another body, 409 while the first request
     *     with the key still runs
     */
    @Transactional(TxType.MANDATORY)
    public Response once(String key, UUID caller, String operation, Object request, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw DomainException.malformed("Idempotency-Key", "it needs 1 to 100 printable characters");
        }
        var fingerprint = fingerprint(request);
        if (!claim(key, caller, operation, fingerprint)) {
            return database.inTransaction(connection -> stored(connection, key, caller, operation, fingerprint));
        }
        var answer = work.get();
        database.inTransaction(connection -> store(connection, key, caller, operation, answer));
        return answer;
    }

    private boolean claim(String key, UUID caller, String operation, String fingerprint) {
        try {
            return database.inTransaction(connection -> insert(connection, key, caller, operation, fingerprint));
        } catch (RuntimeException e) {
            if (Failures.isDatabaseAway(e)) {
                throw new DomainException(
                        CommonProblem.REQUEST_IN_PROGRESS, "A request with this Idempotency-Key is still running");
            }
            throw e;
        }
    }

    private boolean insert(Connection connection, String key, UUID caller, String operation, String fingerprint)
            throws SQLException {
        try (var bound = connection.createStatement()) {
            bound.execute("set local lock_timeout = '5s'");
        }
        try (var insert = connection.prepareStatement(
                "insert into idempotency (caller, operation, key, fingerprint, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            insert.setObject(1, caller);
            insert.setString(2, operation);
            insert.setString(3, key);
            insert.setString(4, fingerprint);
            insert.setObject(5, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static Response stored(Connection connection, String key, UUID caller, String operation, String fingerprint)
            throws SQLException {
        try (var select =
                connection.prepareStatement("select fingerprint, status, location, etag, body from idempotency"
                        + " where caller = ? and operation = ? and key = ?")) {
            select.setObject(1, caller);
            select.setString(2, operation);
            select.setString(3, key);
            try (var row = select.executeQuery()) {
                if (!row.next() || row.getObject("status") == null) {
                    throw new DomainException(
                            CommonProblem.REQUEST_IN_PROGRESS, "A request with this Idempotency-Key is still running");
                }
                if (!fingerprint.equals(row.getString("fingerprint"))) {
                    throw new DomainException(
                            CommonProblem.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came with another body before; use a new key");
                }
                var answer = Response.status(row.getInt("status")).header("Idempotent-Replay", "true");
                if (row.getString("location") != null) {
                    answer.location(URI.create(row.getString("location")));
                }
                if (row.getString("etag") != null) {
                    answer.header(HttpHeaders.ETAG, row.getString("etag"));
                }
                if (row.getString("body") != null) {
                    answer.type(MediaType.APPLICATION_JSON_TYPE).entity(Json.tree(row.getString("body")));
                }
                return answer.build();
            }
        }
    }

    private static Void store(Connection connection, String key, UUID caller, String operation, Response answer)
            throws SQLException {
        try (var update =
                connection.prepareStatement("update idempotency set status = ?, location = ?, etag = ?, body = ?"
                        + " where caller = ? and operation = ? and key = ?")) {
            update.setInt(1, answer.getStatus());
            update.setObject(2, text(answer.getLocation()), Types.VARCHAR);
            update.setObject(3, answer.getHeaderString(HttpHeaders.ETAG), Types.VARCHAR);
            update.setObject(4, answer.hasEntity() ? Json.write(answer.getEntity()) : null, Types.VARCHAR);
            update.setObject(5, caller);
            update.setString(6, operation);
            update.setString(7, key);
            update.executeUpdate();
            return null;
        }
    }

    private static String text(URI location) {
        return location == null ? null : location.toString();
    }

    private static String fingerprint(Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Json.write(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
