package io.convoke.client.examples;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The platform as one person, or as nobody: makes the interfaces that are generated. In a server they are injected instead,
 * {@code @Inject @RestClient EventsApi events}, with {@code convoke/mp-rest/url} in the configuration.
 */
public final class Convoke {
    private final RestClientBuilder builder;

    private Convoke(RestClientBuilder builder) {
        this.builder = builder;
    }

    // snippet: connect
    /** The platform as nobody sees it. */
    public static Convoke at(URI address) {
        return new Convoke(builder(address));
    }

    /** The platform as the person sees it whose session this is. */
    public static Convoke as(Session session) {
        return new Convoke(builder(session.address()).register(new BearerFilter(session)));
    }

    /** One of the interfaces of {@code io.convoke.client.api}. */
    public <T> T api(Class<T> type) {
        return builder.build(type);
    }

    private static RestClientBuilder builder(URI address) {
        return RestClientBuilder.newBuilder()
                .baseUri(address) // https://meet.example.com, without a path
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS);
    }
    // end
}
