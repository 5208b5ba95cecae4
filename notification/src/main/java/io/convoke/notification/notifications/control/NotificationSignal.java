package io.convoke.notification.notifications.control;

import java.util.UUID;

/** A notification was written down, or changed its status, in this or another instance. Fired as a CDI event. */
public record NotificationSignal(UUID userId, UUID id) {}
