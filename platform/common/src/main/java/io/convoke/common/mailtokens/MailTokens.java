package io.convoke.common.mailtokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/**
 * Derives the token that a mail carries: base64url(HMAC-SHA256(key, "purpose:id")). Auth stores only a hash of it, the event
 * on Kafka carries only the id, and notification derives the token again while it renders the mail.
 */
@ApplicationScoped
public class MailTokens {
    /** 32 random bytes in base64url; only auth and notification can read it. Asked at each use, so that it can change. */
    static final String KEY = "convoke.mail-token-key";

    private static final int SHORTEST_KEY = 32;

    @Inject
    Config config;

    /**
     * The token of an id, 43 characters.
     *
     * @throws IllegalStateException when the key is missing, malformed or shorter than 32 bytes
     */
    public String token(MailTokenPurpose purpose, UUID id) {
        return token(purpose, id.toString());
    }

    /** As {@link #token(MailTokenPurpose, UUID)}, of what no id stands for. */
    public String token(MailTokenPurpose purpose, String subject) {
        return derive(key(), purpose, subject);
    }

    /** Whether tokens can be derived, for readiness checks. */
    public boolean isReady() {
        try {
            key();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    static String derive(byte[] key, MailTokenPurpose purpose, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((purpose.label() + ":" + subject).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private byte[] key() {
        var text = config.getOptionalValue(KEY, String.class)
                .orElseThrow(() -> new IllegalStateException("The secret " + KEY + " is missing"));
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The secret " + KEY + " is not base64url", e);
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalStateException("The secret " + KEY + " is shorter than " + SHORTEST_KEY + " bytes");
        }
        return key;
    }
}
