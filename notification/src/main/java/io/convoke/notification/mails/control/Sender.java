package io.convoke.notification.mails.control;

import io.convoke.common.configuration.ConfigurationCheck;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who mails come from. */
@ApplicationScoped
public class Sender {
    /** The address, with a name if wanted, that mails come from, and that invitations name as organiser's. */
    @Inject
    @ConfigProperty(name = "convoke.notification.from", defaultValue = "Convoke <no-reply@convoke.example>")
    String from;

    @Inject
    ConfigurationCheck configuration;

    private InternetAddress parsed;

    /** Only to be made at the start: a wrong address is told then instead of at the first mail. */
    void start(@Observes Startup event) {}

    @PostConstruct
    void parse() {
        try {
            parsed = new InternetAddress(from, true);
        } catch (AddressException e) {
            configuration.report("convoke.notification.from", "is \"" + from + "\", which is not a mail address");
        }
    }

    /** Address and name. */
    InternetAddress mailbox() {
        return parsed;
    }

    /** The address alone. */
    String address() {
        return parsed.getAddress();
    }

    /** The domain of the address. */
    String domain() {
        return address().substring(address().lastIndexOf('@') + 1);
    }
}
