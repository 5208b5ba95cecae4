package io.convoke.notification.mails.control;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.tls.TrustedAuthorities;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the mail server is and how it is spoken to. */
@ApplicationScoped
public class SmtpSettings {
    /** Host name or address of the mail server. */
    @Inject
    @ConfigProperty(name = "convoke.mail.host")
    String host;

    @Inject
    @ConfigProperty(name = "convoke.mail.port")
    int port;

    /**
     * {@code starttls-if-offered}, {@code starttls} (nothing is sent without), {@code tls} (from the first byte), or
     * {@code none}.
     */
    @Inject
    @ConfigProperty(name = "convoke.mail.security", defaultValue = "starttls-if-offered")
    String security;

    /** The account at the mail server; without one nobody logs in. With one, {@code starttls-if-offered} insists. */
    @Inject
    @ConfigProperty(name = "convoke.mail.user")
    Optional<String> user;

    /** A secret. */
    @Inject
    @ConfigProperty(name = "convoke.mail.password")
    Optional<String> password;

    /** A PEM file with the authorities to trust instead of the JDK's. */
    @Inject
    @ConfigProperty(name = "convoke.mail.ca-certificate")
    Optional<String> caCertificate;

    /** How long a connection may take to open. */
    @Inject
    @ConfigProperty(name = "convoke.mail.connect-timeout", defaultValue = "PT10S")
    Duration connectTimeout;

    /** How long each answer may take; a server may check a mail for a while before it takes it. */
    @Inject
    @ConfigProperty(name = "convoke.mail.answer-timeout", defaultValue = "PT30S")
    Duration answerTimeout;

    /** How long one mail may take in all, connecting included. */
    @Inject
    @ConfigProperty(name = "convoke.mail.deadline", defaultValue = "PT90S")
    Duration deadline;

    @Inject
    ConfigurationCheck configuration;

    private SSLContext tls;

    /** Only to be made at the start: a bad file or a missing password is told then instead of at each mail. */
    void start(@Observes Startup event) {}

    @PostConstruct
    void make() {
        try {
            readAuthorities();
        } catch (IllegalArgumentException e) {
            configuration.report("convoke.mail.ca-certificate", "cannot be used: " + e.getMessage());
        }
        if (user().isPresent() && password.filter(text -> !text.isEmpty()).isEmpty()) {
            configuration.report("convoke.mail.password", "is missing: needed with convoke.mail.user (a secret)");
        }
    }

    /** @throws IllegalArgumentException naming the file that cannot be used */
    void readAuthorities() {
        tls = caCertificate
                .filter(file -> !file.isBlank())
                .map(file -> TrustedAuthorities.of(Path.of(file)))
                .orElseGet(SmtpSettings::ofTheJdk);
    }

    /** Liberty's own default factory trusts nobody but the server's own key store, so the JDK's context is asked for. */
    private static SSLContext ofTheJdk() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK's authorities cannot be read", e);
        }
    }

    /** Whom to trust when the dialogue is, or becomes, a TLS one. */
    SSLContext tls() {
        return tls;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Optional<String> user() {
        return user.filter(name -> !name.isBlank());
    }

    Optional<String> password() {
        return password;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration answerTimeout() {
        return answerTimeout;
    }

    Duration deadline() {
        return deadline;
    }

    boolean usesTls() {
        return security.equals("tls");
    }

    boolean offersStartTls() {
        return security.startsWith("starttls");
    }

    boolean insistsOnStartTls() {
        return security.equals("starttls") || offersStartTls() && user().isPresent();
    }
}
