package io.convoke.notification.feed.control;

import io.convoke.notification.deliveries.control.Previews.Preview;
import io.convoke.notification.notifications.entity.Notification;

/** A notification as its person reads it. */
public record FeedItem(Notification notification, Preview preview) {}
