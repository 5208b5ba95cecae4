package io.convoke.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaObstacleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | the database refuses the log-in (the keys db.event.user and db.event.password)          | false",
                "28000 | the database refuses the log-in (the keys db.event.user and db.event.password)          | false",
                "3D000 | there is no such database (key db.name)                                                 | false",
                "3F000 | the service's schema is not in the database, or not its own"
                        + " (the keys db.event.user and db.event.password)                                       | false",
                "42501 | the database's role may not do what it has to"
                        + " (the keys db.event.user and db.event.password)                                       | false",
                "08001 | the database cannot be reached (the keys db.host and db.port)                           | true",
                "57P03 | the database cannot be reached (the keys db.host and db.port)                           | true",
                "42P07 | a migration or another statement failed with SQL state 42P07; see the log               | false",
            })
    void statesBecomeWordsWithKeys(String state, String words, boolean passing) {
        var failure = new IllegalStateException(new SQLException("driver's words", state));

        assertThat(SchemaObstacle.of(failure, "event")).isEqualTo(new SchemaObstacle(words, passing));
    }

    @Test
    void aHostThatDoesNotResolveIsNamedByItsKey() {
        var failure = new SQLException("08001", "08001", new UnknownHostException("postgres.invalid"));

        assertThat(SchemaObstacle.of(new IllegalStateException(failure), "event")
                        .words())
                .contains("db.host");
    }

    @Test
    void noTlsIsNamedByItsKey() {
        var failure = new SQLException("TLS", "08006", new SSLHandshakeException("nobody knows it"));

        assertThat(SchemaObstacle.of(new IllegalStateException(failure), "event")
                        .words())
                .contains("db.ssl-mode");
    }

    /** As the driver fails: with the state of a database that is away. */
    @ParameterizedTest
    @MethodSource
    void theFileOfAuthoritiesIsNamedByItsKey(Throwable cause, String words) {
        var failure = new SQLException("Could not open SSL root certificate file ca.crt.", "08006", cause);

        assertThat(SchemaObstacle.of(new IllegalStateException(failure), "event"))
                .isEqualTo(new SchemaObstacle(words, false));
    }

    static Stream<Arguments> theFileOfAuthoritiesIsNamedByItsKey() {
        var stranger = new SSLHandshakeException("PKIX path building failed");
        stranger.initCause(new CertificateException("unable to find valid certification path"));
        return Stream.of(
                Arguments.of(
                        new FileNotFoundException("ca.crt"),
                        "the file with the database's authorities cannot be read (key db.ssl-root-certificate)"),
                Arguments.of(
                        new CertificateException("no certificate data found"),
                        "the file with the database's authorities has none (key db.ssl-root-certificate)"),
                Arguments.of(
                        stranger,
                        "the authorities do not vouch for the database (keys db.ssl-root-certificate and db.ssl-mode)"));
    }

    @Test
    void aFullPoolPasses() {
        var failure = new IllegalStateException(new SQLTransientConnectionException("none is free"));

        assertThat(SchemaObstacle.of(failure, "event").passing()).isTrue();
    }

    @Test
    void aNewerSchemaSaysWhichAndWhatToDo() {
        var obstacle = SchemaObstacle.of(new NewerSchemaException("db/migration", "7", "4"), "event");

        assertThat(obstacle.words())
                .isEqualTo("the schema is newer than this release: db/migration is at version 7 there, and this release"
                        + " knows up to 4. Run the release that made it, or restore the database from before");
        assertThat(obstacle.passing()).isFalse();
    }
}
