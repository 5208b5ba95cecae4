package io.convoke.auth.sessions.boundary;

import io.convoke.auth.sessions.control.SessionDesk.IssuedTokens;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client holds for a session.
 *
 * @param accessToken goes into the header {@code Authorization}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken is exchanged, once, for the next pair
 */
@Schema(name = "Tokens")
public record TokensView(
        @Schema(examples = "eyJraWQiOiIyMDI2LTExIiwiYWxnIjoiUlMyNTYifQ.eyJzdWIiOiIwMTkzIn0.c2lnbmF0dXJl")
        String accessToken,

        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "600") long expiresIn,

        @Schema(examples = "q5a0yG2rX4m1Qm0XW8pT3cVbN6sLkJhGfDdSaPoIuYt")
        String refreshToken) {

    static TokensView of(IssuedTokens issued) {
        return new TokensView(
                issued.accessToken(), "Bearer", issued.accessLife().toSeconds(), issued.refreshToken());
    }

    @Override
    public String toString() {
        return "TokensView[]";
    }
}
