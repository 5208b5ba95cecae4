package io.convoke.client.examples;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The platform as one person, or as nobody: makes the interfaces that are generated. In a server they are injected instead,
 * {@code @Inject @RestClient EventsApi events}, with {@code convoke/mp-rest/url} in the configuration.
 */
public final class Convoke {
    private final URI address;
    private final Optional<Session> session;
    private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();

    private Convoke(URI address, Optional<Session> session) {
        this.address = address;
        this.session = session;
    }

    /** The platform as nobody sees it. */
    public static Convoke at(URI address) {
        return new Convoke(address, Optional.empty());
    }

    /** The platform as the person sees it whose session this is. */
    public static Convoke as(Session session) {
        return new Convoke(session.address(), Optional.of(session));
    }

    // snippet: connect
    /** One of the interfaces of {@code io.convoke.client.api}: made once, since each has connections; for many threads. */
    public <T> T api(Class<T> type) {
        return type.cast(apis.computeIfAbsent(type, this::connect));
    }

    private Object connect(Class<?> type) {
        var builder = RestClientBuilder.newBuilder()
                .baseUri(address) // https://meet.example.com, without a path
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS);
        session.ifPresent(person -> builder.register(new BearerFilter(person)));
        return builder.build(type);
    }
    // end
}
