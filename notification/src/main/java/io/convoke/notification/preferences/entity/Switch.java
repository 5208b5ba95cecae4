package io.convoke.notification.preferences.entity;

import io.convoke.notification.notifications.entity.Channel;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A kind of message on a channel, which can be switched off.
 *
 * @param kind its name; one that this release does not know is kept
 */
@Embeddable
public record Switch(@Enumerated(EnumType.STRING) Channel channel, String kind) {}
