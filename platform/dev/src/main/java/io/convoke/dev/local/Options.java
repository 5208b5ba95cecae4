package io.convoke.dev.local;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What {@code up} was asked for.
 *
 * @param port the gateway's
 * @param observe whether a Prometheus reads the servers' metrics
 * @param publicUrl what links in mails begin with, without a slash at the end; empty for where the platform is reached
 */
public record Options(int port, Topology topology, SecretsBackend secrets, boolean observe, String publicUrl) {
    public static final int DEFAULT_PORT = 8080;

    public Options {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("--port " + port + ": a port is a number from 1 to 65535");
        }
        publicUrl = withoutSlash(publicUrl);
    }

    /** The address that people use, when the platform is reached at the given port. */
    public String publicUrl(int reachedAt) {
        return publicUrl.isEmpty() ? "http://localhost:" + reachedAt : publicUrl;
    }

    private static String withoutSlash(String url) {
        if (url.isEmpty()) {
            return url;
        }
        try {
            var uri = new URI(url);
            var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return url.replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            // Told below, in the same words as an address of another kind.
        }
        throw new IllegalArgumentException(
                "--public-url " + url + ": expected an address such as https://convoke.example.org");
    }
}
