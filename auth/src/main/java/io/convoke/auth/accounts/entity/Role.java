package io.convoke.auth.accounts.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
        return find(label).orElseThrow(() -> new IllegalArgumentException("No such role"));
    }

    /** The role of a name; empty when there is none. */
    public static Optional<Role> find(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
