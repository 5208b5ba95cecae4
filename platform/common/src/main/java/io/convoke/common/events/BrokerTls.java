package io.convoke.common.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * TLS with the broker by the PEM files of the configuration. They are read anew for each connection, so that certificates can be
 * renewed while the service runs; files that cannot be used are no connection, and the client tries again.
 */
public final class BrokerTls implements SslEngineFactory {
    private static final String PEM = "PEM";
    private static final Map<String, Object> DEFAULTS =
            new ConfigDef().withClientSslSupport().parse(Map.of());

    private Map<String, ?> configs = Map.of();
    private BrokerAccess access;
    private Map<String, Password> present;
    private DefaultSslEngineFactory engines;

    @Override
    public void configure(Map<String, ?> clientConfigs) {
        configs = clientConfigs;
        access = BrokerAccess.current();
    }

    @Override
    public synchronized SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
        var files = files(access);
        if (!files.equals(present)) {
            var made = engines(configs, files);
            close();
            engines = made;
            present = files;
        }
        return engines.createClientSslEngine(host, port, endpointIdentification);
    }

    /** What is wrong with the authorities to trust, in words; empty when they can be used. */
    static Optional<String> complaintOfTrusted(BrokerAccess access) {
        return complaint(() -> trusted(access));
    }

    /** What is wrong with the certificate to show and its key, in words; empty when they can be used. */
    static Optional<String> complaintOfShown(BrokerAccess access) {
        return complaint(() -> shown(access));
    }

    private static Optional<String> complaint(Supplier<Map<String, Password>> files) {
        try {
            var read = files.get();
            if (!read.isEmpty()) { // else the JVM's authorities would be read at every look
                engines(DEFAULTS, read).close();
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of("cannot be read (" + e.getCause() + ")");
        } catch (RuntimeException e) {
            return Optional.of("cannot be used (" + e.getMessage() + ")");
        }
    }

    private static DefaultSslEngineFactory engines(Map<String, ?> configs, Map<String, Password> files) {
        var all = new HashMap<String, Object>(configs);
        all.putAll(files);
        if (files.containsKey(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG)) {
            all.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
        }
        if (files.containsKey(SslConfigs.SSL_KEYSTORE_KEY_CONFIG)) {
            all.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
        }
        var made = new DefaultSslEngineFactory();
        made.configure(all);
        return made;
    }

    /** The contents by the names that Kafka has for them. */
    private static Map<String, Password> files(BrokerAccess access) {
        var files = trusted(access);
        files.putAll(shown(access));
        return files;
    }

    private static Map<String, Password> trusted(BrokerAccess access) {
        var files = new HashMap<String, Password>();
        put(files, SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, access.caCertificate());
        return files;
    }

    private static Map<String, Password> shown(BrokerAccess access) {
        var files = new HashMap<String, Password>();
        put(files, SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, access.clientCertificate());
        put(files, SslConfigs.SSL_KEYSTORE_KEY_CONFIG, access.clientKey());
        return files;
    }

    private static void put(Map<String, Password> files, String name, Optional<Path> file) {
        if (file.isPresent()) {
            try {
                files.put(name, new Password(Files.readString(file.get())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("only for clients");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public KeyStore keystore() {
        return null;
    }

    @Override
    public KeyStore truststore() {
        return null;
    }

    @Override
    public synchronized void close() {
        if (engines != null) {
            engines.close();
            engines = null;
            present = null;
        }
    }
}
