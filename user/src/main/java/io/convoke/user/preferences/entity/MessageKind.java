package io.convoke.user.preferences.entity;

import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds of messages, as notification names them. */
public enum MessageKind {
    EMAIL_VERIFICATION,
    ACCOUNT_EXISTS,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    REGISTRATION_CONFIRMED,
    REGISTRATION_WAITLISTED,
    REGISTRATION_PROMOTED,
    REGISTRATION_CANCELLED,
    EVENT_CHANGED,
    EVENT_CANCELLED,
    EVENT_REMINDER,
    ANNOUNCEMENT,
    CHAT_MENTION,
    REVIEW_POSTED;

    /** Without these an account could be taken over unnoticed, or be lost. */
    private static final Set<MessageKind> MANDATORY =
            EnumSet.of(EMAIL_VERIFICATION, ACCOUNT_EXISTS, PASSWORD_RESET, PASSWORD_CHANGED);

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in JSON and in the database, for example {@code event-reminder}. */
    public String label() {
        return label;
    }

    /** Whether it cannot be switched off. */
    public boolean isMandatory() {
        return MANDATORY.contains(this);
    }

    /** The kind of a name; empty when there is none. */
    public static Optional<MessageKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
