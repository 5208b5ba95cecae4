package io.convoke.notification.mails.control;

import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.announcements.entity.Audience;
import io.convoke.notification.events.entity.EventState;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.preferences.control.UnsubscribeLinks;
import io.convoke.notification.quotes.entity.Quote;
import io.convoke.notification.recipients.entity.Addressee;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People and events for the fast tests, and the beans that write mails. */
public final class Samples {
    public static final UUID EVENT = UUID.fromString("01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e");
    public static final UUID PERSON = UUID.fromString("01994f3e-5b00-7a11-8c22-aabbccddeeff");
    public static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    public static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    /** Signs with a word. */
    static final UnsubscribeLinks LINKS = new UnsubscribeLinks() {
        @Override
        public String of(UUID userId, Kind kind) {
            return "https://convoke.example/unsubscribe?token=" + userId + "&kind=" + kind.label();
        }
    };

    private Samples() {}

    public static Addressee recipient(String username, String locale) {
        return new Addressee(PERSON, username, "ann@example.org", Locale.forLanguageTag(locale));
    }

    /** As Hibernate would fill it, for e-mail. */
    public static Notification notification(Kind kind, Map<String, Object> further) {
        try {
            var constructor = Notification.class.getDeclaredConstructor();
            constructor.setAccessible(true);
            var notification = constructor.newInstance();
            set(notification, "id", UUID.fromString("01994f3e-8c21-7d3f-8a6b-1f2e3d4c5b6a"));
            set(notification, "userId", PERSON);
            set(notification, "type", Channel.EMAIL);
            set(notification, "kind", kind);
            set(notification, "version", "1");
            set(notification, "occurredAt", NOW);
            for (var entry : further.entrySet()) {
                set(notification, entry.getKey(), entry.getValue());
            }
            return notification;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void set(Notification notification, String name, Object value) throws ReflectiveOperationException {
        Field field = Notification.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(notification, value);
    }

    static Announcement announcement(String subject, String message, boolean test) {
        return new Announcement(
                UUID.randomUUID(), EVENT, UUID.randomUUID(), Audience.ALL, subject, message, test, 1, NOW);
    }

    static Quote quote(String author, String words, Optional<Integer> rating) {
        return new Quote(UUID.randomUUID(), EVENT, UUID.randomUUID(), author, words, rating, NOW);
    }

    public static KnownEvent event() {
        return event("Java Meetup", "Europe/Moscow", "active", 2, null);
    }

    static KnownEvent event(String name, String zone, String status, int sequence, String reason) {
        return new KnownEvent(new EventState(
                EVENT,
                sequence + 1L,
                sequence,
                name,
                START,
                START.plusSeconds(7_200),
                ZoneId.of(zone),
                status,
                "Moscow",
                "Tverskaya 1, hall; 2",
                55.75,
                37.61,
                "https://meet.example.org/java",
                UUID.fromString("01994f3e-0000-7000-8000-000000000001"),
                "olga",
                Map.of(),
                reason,
                NOW));
    }

    static Sender sender() {
        var sender = new Sender();
        sender.from = "Convoke <no-reply@convoke.example>";
        sender.parse();
        return sender;
    }

    static Wording wording() {
        var wording = new Wording();
        wording.read();
        return wording;
    }

    public static MailWriter writer() {
        var writer = new MailWriter();
        writer.wording = wording();
        writer.layouts = new Layouts();
        writer.layouts.read();
        writer.facts = new EventFacts();
        writer.facts.wording = writer.wording;
        writer.links = LINKS;
        writer.sender = sender();
        writer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        writer.publicUrl = "https://convoke.example/";
        return writer;
    }
}
