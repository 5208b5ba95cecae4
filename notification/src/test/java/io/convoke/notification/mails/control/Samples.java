package io.convoke.notification.mails.control;

import io.convoke.notification.events.entity.EventState;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.recipients.entity.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** People and events for the fast tests, and the beans that write mails. */
final class Samples {
    static final UUID EVENT = UUID.fromString("01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e");
    static final UUID PERSON = UUID.fromString("01994f3e-5b00-7a11-8c22-aabbccddeeff");
    static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Samples() {}

    static Recipient recipient(String username, String locale) {
        return new Recipient(PERSON, username, "ann@example.org", locale, 1);
    }

    static KnownEvent event() {
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

    static MailWriter writer() {
        var writer = new MailWriter();
        writer.wording = wording();
        writer.layouts = new Layouts();
        writer.layouts.read();
        writer.sender = sender();
        writer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        writer.publicUrl = "https://convoke.example/";
        return writer;
    }
}
