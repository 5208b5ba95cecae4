package io.convoke.dev.parts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a URL whether it is well, in at most a few seconds. */
public final class HttpProbe {
    private static final int TIMEOUT_MILLIS = 3_000;

    private HttpProbe() {}

    /** The status of a GET; -1 when there is no answer. */
    public static int status(URI uri) {
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException unreachable) {
            return -1;
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    public static boolean ok(URI uri) {
        return status(uri) == 200;
    }
}
