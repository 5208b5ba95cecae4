package io.convoke.notification.deliveries.control;

import io.convoke.notification.notifications.entity.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The carrier of each channel. */
@ApplicationScoped
class Carriers {
    @Inject
    @Any
    Instance<Carrier> carriers;

    Carrier of(Channel channel) {
        return carriers.stream()
                .filter(carrier -> carrier.channel() == channel)
                .findFirst()
                .orElseThrow();
    }
}
