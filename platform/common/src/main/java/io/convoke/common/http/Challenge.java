package io.convoke.common.http;

/** The {@code WWW-Authenticate} challenge of RFC 6750, section 3. */
public final class Challenge {
    public static final String INVALID_TOKEN = "Bearer realm=\"convoke\", error=\"invalid_token\"";

    private Challenge() {}
}
