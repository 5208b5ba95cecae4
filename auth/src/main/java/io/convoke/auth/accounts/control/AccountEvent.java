package io.convoke.auth.accounts.control;

import io.convoke.common.events.PublishedEvent;
import java.util.UUID;

/** Something that happened to an account; the account is the key. */
public interface AccountEvent extends PublishedEvent {
    UUID userId();

    @Override
    default String topic() {
        return "accounts";
    }

    @Override
    default UUID key() {
        return userId();
    }
}
