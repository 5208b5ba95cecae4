package io.convoke.registration.tickets.boundary;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public keys that tickets are verified with (RFC 7517). */
@Schema(name = "TicketKeys", description = "A set of keys as RFC 7517 has it")
public record TicketKeysView(List<Key> keys) {

    /** One key. */
    @Schema(name = "TicketKey", description = "A key on the curve P-256")
    public record Key(
            @Schema(examples = "EC") String kty,
            @Schema(examples = "P-256") String crv,
            @Schema(examples = "sig") String use,
            @Schema(examples = "ES256") String alg,
            @Schema(examples = "xcFYm2Lq") String kid,

            @Schema(examples = "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0")
            String x,

            @Schema(examples = "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps")
            String y) {}

    static TicketKeysView of(List<ECKey> published) {
        return new TicketKeysView(published.stream()
                .map(key -> new Key(
                        "EC",
                        key.getCurve().getName(),
                        "sig",
                        "ES256",
                        key.getKeyID(),
                        key.getX().toString(),
                        key.getY().toString()))
                .toList());
    }
}
