package io.convoke.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ssl.LibPQFactory;

class SchemaObstacleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | the database refuses the log-in (the keys db.event.user and db.event.password)          | false",
                "28000 | the database refuses the log-in (the keys db.event.user and db.event.password)          | false",
                "08004 | the database cannot be talked to for want of TLS there, or of a password here"
                        + " (the keys db.ssl-mode and db.event.password)                                         | false",
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

    @Test
    void aFileOfAuthoritiesThatIsNotThereIsNamedByItsKey(@TempDir Path directory) {
        assertThat(ofAuthorities(directory.resolve("nowhere.crt")))
                .isEqualTo(new SchemaObstacle(
                        "the file with the database's authorities cannot be read (key db.ssl-root-certificate)",
                        false));
    }

    @Test
    void aFileWithoutAuthoritiesIsNamedByItsKey(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("ca.crt"), "no certificate");

        assertThat(ofAuthorities(file))
                .isEqualTo(new SchemaObstacle(
                        "the file with the database's authorities has none (key db.ssl-root-certificate)", false));
    }

    /** What the driver makes of a file, before it connects. */
    private static SchemaObstacle ofAuthorities(Path file) {
        var settings = new Properties();
        settings.setProperty("sslmode", "verify-full");
        settings.setProperty("sslrootcert", file.toString());
        var failure = catchThrowable(() -> new LibPQFactory(settings));
        assertThat(failure).isInstanceOf(SQLException.class);
        return SchemaObstacle.of(new IllegalStateException(failure), "event");
    }

    @Test
    void authoritiesThatDoNotVouchAreNamedByTheirKey() {
        var stranger = new SSLHandshakeException("PKIX path building failed");
        stranger.initCause(new CertificateException("unable to find valid certification path"));
        var failure = new SQLException("SSL error", "08006", stranger);

        assertThat(SchemaObstacle.of(new IllegalStateException(failure), "event"))
                .isEqualTo(new SchemaObstacle(
                        "the authorities do not vouch for the database (keys db.ssl-root-certificate and db.ssl-mode)",
                        false));
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
