package io.convoke.auth.accounts.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an account may be granted. Until its e-mail is verified an account acts as {@code guest}, whatever it has. */
public enum Role {
    USER,
    ADMIN;

    /** The name in tokens, events and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such role"));
    }
}
