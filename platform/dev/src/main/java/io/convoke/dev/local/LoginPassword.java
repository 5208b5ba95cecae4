package io.convoke.dev.local;

import java.security.SecureRandom;

/** Passwords that people type off the screen: fifteen letters and digits that look like no other, about 74 bits. */
public final class LoginPassword {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LoginPassword() {}

    public static String random() {
        var password = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            RANDOM.ints(GROUP_LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        }
        return password.toString();
    }
}
