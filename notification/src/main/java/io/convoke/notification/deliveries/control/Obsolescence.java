package io.convoke.notification.deliveries.control;

import io.convoke.notification.announcements.control.AnnouncementStore;
import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.events.entity.Attendance;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.reminders.control.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Whether a message about an event has become pointless by what has happened since. */
@ApplicationScoped
class Obsolescence {
    private static final String NOT_THERE = "the registration was cancelled before";

    @Inject
    NotificationStore notifications;

    @Inject
    AnnouncementStore announcements;

    @Inject
    Clock clock;

    /** Why it is pointless; empty when it is not. */
    Optional<String> of(Notification notification, KnownEvent event, Optional<Attendance> attendance) {
        if (event.isDeleted()) {
            return Optional.of("the event was deleted");
        }
        var attends = attendance.filter(Attendance::isLive).isPresent();
        var seated = attendance.filter(Attendance::hasSeat).isPresent();
        return switch (notification.kind()) {
            case REGISTRATION_CONFIRMED, REGISTRATION_WAITLISTED, REGISTRATION_PROMOTED ->
                event.isCancelled() ? Optional.of("the event was cancelled before") : Optional.empty();
            case EVENT_CHANGED -> ofChange(notification, event, attends);
            case EVENT_CANCELLED -> attends ? Optional.empty() : Optional.of(NOT_THERE);
            case EVENT_REMINDER -> ofReminder(notification, event, seated);
            case ANNOUNCEMENT -> attends || isTest(notification) ? Optional.empty() : Optional.of(NOT_THERE);
            default -> Optional.empty();
        };
    }

    private boolean isTest(Notification notification) {
        return announcements
                .find(notification.subjectId().orElseThrow())
                .filter(Announcement::isTest)
                .isPresent();
    }

    private Optional<String> ofChange(Notification notification, KnownEvent event, boolean attends) {
        if (event.isCancelled()) {
            return Optional.of("the event was cancelled before");
        }
        if (!attends) {
            return Optional.of(NOT_THERE);
        }
        return notifications.hasShown(notification, Long.parseLong(notification.version()))
                ? Optional.of("another message showed it already")
                : Optional.empty();
    }

    private Optional<String> ofReminder(Notification notification, KnownEvent event, boolean seated) {
        if (!event.isActive() || !seated) {
            return Optional.of("the event or the registration was cancelled before");
        }
        if (!Reminders.isFor(notification.version(), event.start())) {
            return Optional.of("the event was moved before");
        }
        return event.start().isAfter(clock.instant()) ? Optional.empty() : Optional.of("the event has begun");
    }
}
