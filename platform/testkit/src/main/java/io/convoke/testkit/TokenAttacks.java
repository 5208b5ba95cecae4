package io.convoke.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The attacks on tokens, 1 to 16, each for a person who would be let in with a good token. Some point to a listener of ours:
 * a service that calls it has been led astray, see {@link #outboundCalls}. Close it in the end.
 */
public final class TokenAttacks implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LONG_TOKEN = 32 * 1024;

    private final Tokens tokens;
    private final Person person;
    private final RSAKey foreignKey = ServiceSecrets.key("foreign");
    private final ServerSocket listener;
    private final AtomicInteger calls = new AtomicInteger();

    public TokenAttacks(Tokens tokens, Person person) {
        this.tokens = tokens;
        this.person = person;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::listen, "token-attacks");
        thread.setDaemon(true);
        thread.start();
    }

    /** How often anybody has called the listener that some tokens point to. */
    public int outboundCalls() {
        return calls.get();
    }

    public List<TokenAttack> all() {
        var attacks = new ArrayList<TokenAttack>();
        for (var none : List.of("none", "None", "nOnE")) {
            attacks.add(new TokenAttack(
                    1, "alg " + none, joined("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}", payload(), "")));
        }
        attacks.addAll(signedWithThePublicKey());
        attacks.add(new TokenAttack(3, "empty signature", good().replaceAll("[^.]*$", "")));
        attacks.add(new TokenAttack(3, "no signature part", good().replaceAll("\\.[^.]*$", "")));
        attacks.addAll(foreignKeys());
        attacks.addAll(strangeKids());
        attacks.addAll(wrongClaims());
        attacks.add(new TokenAttack(12, "a refresh token as access token", opaque()));
        attacks.add(new TokenAttack(13, "edited groups", editedGroups()));
        attacks.add(new TokenAttack(14, "JSON-serialised JWS", jsonSerialised()));
        attacks.add(new TokenAttack(
                15,
                "JWE with a huge p2c",
                joined(
                        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"c2FsdHNhbHQ\",\"zip\":\"DEF\"}",
                        "AAAAAAAAAAAAAAAA",
                        "AAAAAAAAAAAAAAAA",
                        "AAAA",
                        "AAAAAAAAAAAAAAAAAAAAAA")));
        attacks.add(new TokenAttack(16, "32 KB", longToken(), Set.of(400, 401, 431)));
        attacks.add(new TokenAttack(0, "not a token at all", "x"));
        attacks.add(new TokenAttack(
                0, "our kid, another key", Tokens.sign(tokens.header().build(), claims().build(), foreignKey)));
        return attacks;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TokenAttack> signedWithThePublicKey() {
        try {
            var der = tokens.key().toRSAPublicKey().getEncoded();
            var pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
            var jwk = tokens.key().toPublicJWK().toJSONString();
            return List.of(
                    new TokenAttack(2, "HS256 with the public key (DER)", hs256(kid(), der)),
                    new TokenAttack(
                            2, "HS256 with the public key (PEM)", hs256(kid(), pem.getBytes(StandardCharsets.UTF_8))),
                    new TokenAttack(
                            2, "HS256 with the public key (JWK)", hs256(kid(), jwk.getBytes(StandardCharsets.UTF_8))));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TokenAttack> foreignKeys() {
        var here = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/keys");
        return List.of(
                new TokenAttack(
                        4,
                        "embedded jwk",
                        foreign(header().jwk(foreignKey.toPublicJWK()).keyID(null))),
                new TokenAttack(4, "embedded jwk under our kid", foreign(header().jwk(foreignKey.toPublicJWK()))),
                new TokenAttack(
                        5, "jku to a listener", foreign(header().jwkURL(here).keyID("foreign"))),
                new TokenAttack(
                        5,
                        "x5u to a listener",
                        foreign(header().x509CertURL(here).keyID("foreign"))));
    }

    private List<TokenAttack> strangeKids() {
        return List.of(
                new TokenAttack(6, "kid ../../dev/null", foreign(header().keyID("../../dev/null"))),
                new TokenAttack(
                        6, "kid ../../dev/null, HS256 with an empty key", hs256("../../dev/null", new byte[] {0})),
                new TokenAttack(7, "kid with SQL", foreign(header().keyID("x' UNION SELECT 'a' -- "))));
    }

    private List<TokenAttack> wrongClaims() {
        var now = Instant.now();
        return List.of(
                new TokenAttack(8, "expired beyond the skew", tokens.of(person, Duration.ofSeconds(-60))),
                new TokenAttack(
                        9,
                        "nbf in the future",
                        tokens.sign(claims().notBeforeTime(Date.from(now.plusSeconds(300)))
                                .build())),
                new TokenAttack(
                        10,
                        "wrong iss",
                        tokens.sign(claims().issuer("https://convoke.example").build())),
                new TokenAttack(
                        11,
                        "wrong aud",
                        tokens.sign(claims().audience("another").build())));
    }

    private String editedGroups() {
        var parts = good().split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var edited = payload.replaceAll("\"groups\":\\[[^]]*]", "\"groups\":[\"user\",\"admin\",\"root\"]");
        return parts[0] + "." + base64(edited) + "." + parts[2];
    }

    private String jsonSerialised() {
        var parts = good().split("\\.");
        return "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                + "\"}";
    }

    private String longToken() {
        return tokens.sign(claims().claim("filler", "x".repeat(LONG_TOKEN)).build());
    }

    private String hs256(String kid, byte[] key) {
        try {
            var signed =
                    base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}") + "." + base64(payload());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String foreign(JWSHeader.Builder header) {
        return Tokens.sign(header.build(), claims().build(), foreignKey);
    }

    private JWSHeader.Builder header() {
        return tokens.header();
    }

    private JWTClaimsSet.Builder claims() {
        return tokens.claims(person);
    }

    private String good() {
        return tokens.of(person);
    }

    private String kid() {
        return tokens.key().getKeyID();
    }

    private String payload() {
        return claims().build().toString();
    }

    private static String opaque() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String joined(String header, String payload, String... rest) {
        return base64(header) + "." + (rest.length == 1 ? base64(payload) : payload) + "." + String.join(".", rest);
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (var call = listener.accept()) {
                calls.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }
}
