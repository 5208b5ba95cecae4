package io.convoke.user.telegram.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A code that a person sends to the bot, by the link or typed. 16 of 32 characters, none of which looks like another: 80
 * random bits, good for minutes, and tried at the pace at which Telegram takes messages.
 *
 * @param text what the person sends
 */
public record LinkCode(String text) {
    private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static LinkCode random() {
        var text = new StringBuilder();
        RANDOM.ints(LENGTH, 0, CHARACTERS.length()).mapToObj(CHARACTERS::charAt).forEach(text::append);
        return new LinkCode(text.toString());
    }

    /** What is stored, and what notification tells of a code that came: SHA-256, hexadecimal. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "LinkCode"; // whoever reads a log must not be able to use it
    }
}
