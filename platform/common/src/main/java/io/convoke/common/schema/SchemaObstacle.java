package io.convoke.common.schema;

import io.convoke.common.problem.Failures;
import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What keeps the schema from being reached or migrated, in words for an operator that name the keys. SQL states: PostgreSQL, appendix A.
 *
 * @param words what is wrong
 * @param passing whether it may pass without anybody doing anything
 */
public record SchemaObstacle(String words, boolean passing) {

    /** What a failure to migrate means. */
    public static SchemaObstacle of(Throwable failure, String service) {
        var address = "the keys db.host and db.port";
        var login = "the keys db." + service + ".user and db." + service + ".password";
        var newer = Failures.find(failure, NewerSchemaException.class);
        if (newer.isPresent()) {
            return new SchemaObstacle(newer.get().getMessage(), false);
        }
        if (Failures.find(failure, UnknownHostException.class).isPresent()) {
            return new SchemaObstacle("the database's host is not known to the name service (key db.host)", true);
        }
        var ofTls = ofTls(failure);
        if (ofTls.isPresent()) {
            return new SchemaObstacle(ofTls.get(), false);
        }
        var state = state(failure);
        if (state.startsWith("28")) {
            return new SchemaObstacle("the database refuses the log-in (" + login + ")", false);
        }
        if (state.equals("08004")) {
            return new SchemaObstacle(
                    "the database cannot be talked to for want of TLS there, or of a password here (the keys db.ssl-mode and db."
                            + service + ".password)",
                    false);
        }
        if (state.equals("3D000")) {
            return new SchemaObstacle("there is no such database (key db.name)", false);
        }
        if (state.equals("3F000")) {
            return new SchemaObstacle(
                    "the service's schema is not in the database, or not its own (" + login + ")", false);
        }
        if (state.equals("42501")) {
            return new SchemaObstacle("the database's role may not do what it has to (" + login + ")", false);
        }
        // Without a state it comes from the driver or the pool, whose words are not for everybody who may ask for the
        // health.
        var ofDriver =
                state.isEmpty() && Failures.find(failure, SQLException.class).isPresent();
        if (ofDriver || Failures.isPassing(failure)) {
            return new SchemaObstacle("the database cannot be reached (" + address + ")", true);
        }
        if (state.isEmpty()) {
            return new SchemaObstacle(String.valueOf(failure.getMessage()), false);
        }
        return new SchemaObstacle(
                "a migration or another statement failed with SQL state " + state + "; see the log", false);
    }

    /** The driver has one SQL state for all of it, and only the causes tell. */
    private static Optional<String> ofTls(Throwable failure) {
        var handshake = Failures.find(failure, SSLException.class).isPresent();
        if (Failures.find(failure, FileNotFoundException.class).isPresent()) {
            return Optional.of("the file with the database's authorities cannot be read (key db.ssl-root-certificate)");
        }
        if (Failures.find(failure, GeneralSecurityException.class).isPresent()) {
            return Optional.of(
                    handshake
                            ? "the authorities do not vouch for the database (keys db.ssl-root-certificate and db.ssl-mode)"
                            : "the file with the database's authorities has none (key db.ssl-root-certificate)");
        }
        return handshake
                ? Optional.of("no TLS connection to the database can be made (key db.ssl-mode)")
                : Optional.empty();
    }

    private static String state(Throwable failure) {
        return Failures.chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> Optional.ofNullable(((SQLException) cause).getSQLState())
                        .orElse(""))
                .filter(state -> !state.isEmpty())
                .reduce((first, last) -> last)
                .orElse("");
    }
}
