package io.convoke.notification.notifications.control;

import io.convoke.notification.notifications.entity.Kind;
import java.time.Instant;
import java.util.UUID;

/**
 * The reason for a notification: what is to be told, and what tells it apart from others of its kind. A person gets one
 * message per event, kind and version, however often the reason is stated.
 *
 * @param eventId null when it concerns no event
 * @param version for example the registration, or the event's version; stable over repeated deliveries
 * @param subjectId the verification or reset that a token is derived from, the quote, or the announcement; may be null
 * @param heldSeat for a cancelled registration: whether it was a seat
 * @param occurredAt when that happened which is told
 * @param validUntil when telling it becomes pointless; may be null
 * @param knownBy before which moment the person has to know it, where that is not the event's start; may be null
 * @param address where it must go, if not to the person's present address; may be null
 */
public record Intent(
        Kind kind,
        UUID eventId,
        String version,
        UUID subjectId,
        boolean heldSeat,
        Instant occurredAt,
        Instant validUntil,
        Instant knownBy,
        String address) {

    /** About an event. */
    public static Intent ofEvent(Kind kind, UUID eventId, String version, Instant occurredAt) {
        return new Intent(kind, eventId, version, null, false, occurredAt, null, null, null);
    }

    /** The event was moved: to be known before the earlier of the old and the new start. */
    public static Intent ofMove(UUID eventId, String version, Instant occurredAt, Instant knownBy) {
        return new Intent(Kind.EVENT_CHANGED, eventId, version, null, false, occurredAt, null, knownBy, null);
    }

    /** Words of somebody: a chat message, a review, an announcement. */
    public static Intent ofWords(Kind kind, UUID eventId, UUID wordsId, Instant occurredAt) {
        return new Intent(kind, eventId, wordsId.toString(), wordsId, false, occurredAt, null, null, null);
    }

    /** About a cancelled registration. */
    public static Intent ofCancelledRegistration(
            UUID eventId, UUID registrationId, boolean heldSeat, Instant occurredAt) {
        return new Intent(
                Kind.REGISTRATION_CANCELLED,
                eventId,
                registrationId.toString(),
                null,
                heldSeat,
                occurredAt,
                null,
                null,
                null);
    }

    /** About an account, to the address that it concerns. */
    public static Intent ofAccount(Kind kind, String version, String address, Instant occurredAt) {
        return new Intent(kind, null, version, null, false, occurredAt, null, null, address);
    }

    /** The chat with the bot is the person's now. */
    public static Intent ofTelegramLink(long version, Instant occurredAt) {
        return new Intent(
                Kind.TELEGRAM_LINKED, null, Long.toString(version), null, false, occurredAt, null, null, null);
    }

    /** A mail whose token is derived from the id, of use until a moment. */
    public static Intent withToken(Kind kind, UUID subjectId, String address, Instant occurredAt, Instant validUntil) {
        return new Intent(kind, null, subjectId.toString(), subjectId, false, occurredAt, validUntil, null, address);
    }
}
