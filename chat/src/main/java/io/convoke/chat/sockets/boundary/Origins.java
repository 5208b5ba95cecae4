package io.convoke.chat.sockets.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which pages may connect: a browser says where a page comes from in the header {@code Origin} (RFC 6455, section 10.2).
 * Programs say it as well, by naming the platform's address.
 */
@ApplicationScoped
public class Origins {
    @Inject
    @ConfigProperty(name = "convoke.public-url", defaultValue = "http://localhost:8080")
    String publicUrl;

    /** Further origins whose pages may connect, with commas between them; the public address always may. */
    @Inject
    @ConfigProperty(name = "convoke.chat.origins")
    Optional<List<String>> others;

    private final Set<String> allowed = new HashSet<>();

    /** What is no origin keeps the service from beginning to work, by the rule of its key. */
    @PostConstruct
    void read() {
        Stream.concat(Stream.of(publicUrl), others.orElse(List.of()).stream())
                .flatMap(address -> originOf(address.strip()).stream())
                .forEach(allowed::add);
    }

    /** Whether a page of this origin may connect; null is none. */
    boolean allows(String origin) {
        return origin != null && originOf(origin).filter(allowed::contains).isPresent();
    }

    /** Scheme, host and port of an address; empty for anything else, such as {@code null} of a page without an origin. */
    static Optional<String> originOf(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
