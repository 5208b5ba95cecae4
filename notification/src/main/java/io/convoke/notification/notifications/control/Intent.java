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
 * @param subjectId the verification or reset that a token is derived from; may be null
 * @param heldSeat for a cancelled registration: whether it was a seat
 * @param occurredAt when that happened which is told
 * @param validUntil when telling it becomes pointless; may be null
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
        String address) {

    /** About an event. */
    public static Intent ofEvent(Kind kind, UUID eventId, String version, Instant occurredAt) {
        return new Intent(kind, eventId, version, null, false, occurredAt, null, null);
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
                null);
    }

    /** About an account, to the address that it concerns. */
    public static Intent ofAccount(Kind kind, String version, String address, Instant occurredAt) {
        return new Intent(kind, null, version, null, false, occurredAt, null, address);
    }

    /** A mail whose token is derived from the id, of use until a moment. */
    public static Intent withToken(Kind kind, UUID subjectId, String address, Instant occurredAt, Instant validUntil) {
        return new Intent(kind, null, subjectId.toString(), subjectId, false, occurredAt, validUntil, address);
    }
}
