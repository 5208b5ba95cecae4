package io.convoke.notification.notifications.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a notification tells. */
@Schema(name = "NotificationKind")
public enum Kind {
    /** Somebody signed up: the link that proves the address. */
    EMAIL_VERIFICATION,
    /** Somebody signed up with an address that has an account. */
    ACCOUNT_EXISTS,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    /** The chat with the bot is the person's from now on: said in that chat. */
    TELEGRAM_LINKED,
    REGISTRATION_CONFIRMED,
    REGISTRATION_WAITLISTED,
    REGISTRATION_PROMOTED,
    REGISTRATION_CANCELLED,
    /** The event has another time or place. */
    EVENT_CHANGED,
    EVENT_CANCELLED,
    EVENT_REMINDER,
    /** Words of the event's team to those who come or wait. */
    ANNOUNCEMENT,
    /** Somebody named the person in the event's chat. */
    CHAT_MENTION,
    /** Somebody reviewed the organiser's event. */
    REVIEW_POSTED;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in the API, in the database and in the texts, for example {@code registration-confirmed}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The kind of a name; empty when there is none. */
    public static Optional<Kind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** Whether it goes out whatever the person wishes: what is about the account itself. */
    public boolean isMandatory() {
        return !concernsEvent();
    }

    /** The ways that it can take. What is about the account goes by e-mail only, which is what the account stands on. */
    public List<Channel> channels() {
        if (this == TELEGRAM_LINKED) {
            return List.of(Channel.TELEGRAM);
        }
        return isMandatory() ? List.of(Channel.EMAIL) : List.of(Channel.EMAIL, Channel.TELEGRAM);
    }

    /** Whether it speaks of an event. */
    public boolean concernsEvent() {
        return ordinal() >= REGISTRATION_CONFIRMED.ordinal();
    }

    /** Whether it tells what came of a registration, and so shows the event as it stands. */
    public boolean answersRegistration() {
        return this == REGISTRATION_CONFIRMED || this == REGISTRATION_WAITLISTED || this == REGISTRATION_PROMOTED;
    }
}
