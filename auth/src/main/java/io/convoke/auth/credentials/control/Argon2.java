package io.convoke.auth.credentials.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's Argon2id hash in the PHC string format, which carries its own parameters, so that they can grow.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes computed in parallel
 */
record Argon2(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    /** OWASP's password storage notes, November 2026: 19 MiB, two passes, one lane. */
    static final int MEMORY = 19_456;

    static final int PASSES = 2;
    static final int LANES = 1;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Hashes a password with present parameters and a salt of its own. */
    static Argon2 of(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Argon2(MEMORY, PASSES, LANES, salt, compute(password, MEMORY, PASSES, LANES, salt, HASH_BYTES));
    }

    /** Reads a stored hash; empty when it is none. */
    static Optional<Argon2> parse(String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var base64 = Base64.getDecoder();
        return Optional.of(new Argon2(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                base64.decode(parts.group(4)),
                base64.decode(parts.group(5))));
    }

    /** Whether the password is the one that was hashed; takes the same time either way. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, compute(password, memory, passes, lanes, salt, hash.length));
    }

    /** Whether it was made with the present parameters. */
    boolean isCurrent() {
        return memory == MEMORY && passes == PASSES && lanes == LANES && hash.length == HASH_BYTES;
    }

    /** The text to store. */
    String phc() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private static byte[] compute(String password, int memory, int passes, int lanes, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    @Override
    public String toString() {
        return "Argon2[m=" + memory + ",t=" + passes + ",p=" + lanes + "]";
    }
}
