package io.convoke.auth.credentials.control;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough (NIST SP 800-63B-4, section 3.1.1.2): long enough and not among those that everybody
 * tries first. No rules about kinds of characters.
 */
public final class PasswordPolicy {
    /** Shortest password in characters, once normalised. */
    public static final int SHORTEST = 8;
    /** Longest password in characters, once normalised. */
    public static final int LONGEST = 128;
    /** Longest text that is looked at, in UTF-16 units; normalising can shorten it. */
    private static final int LONGEST_RAW = 1_024;

    /** What is wrong with a password. */
    public enum Verdict {
        GOOD,
        LENGTH,
        COMMON,
        UNREADABLE
    }

    private PasswordPolicy() {}

    /** Judges a password. */
    public static Verdict judge(String password) {
        if (password.length() > LONGEST_RAW) {
            return Verdict.LENGTH;
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            return Verdict.UNREADABLE; // half a surrogate pair: all such would hash alike
        }
        var normal = PasswordHashing.normal(password);
        var length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST || length > LONGEST) {
            return Verdict.LENGTH;
        }
        return Common.PASSWORDS.contains(normal.toLowerCase(Locale.ROOT)) ? Verdict.COMMON : Verdict.GOOD;
    }

    /** Read when first needed: about 10,000 of the list are long enough to matter. */
    private static final class Common {
        static final Set<String> PASSWORDS = load();

        private static Set<String> load() {
            try {
                return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                        .map(password -> password.toLowerCase(Locale.ROOT))
                        .filter(password -> password.length() >= SHORTEST)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("The list of common passwords cannot be read", e);
            }
        }
    }
}
