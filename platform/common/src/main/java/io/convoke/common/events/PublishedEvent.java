package io.convoke.common.events;

import java.util.UUID;

/**
 * Something that happened and that other services are told. Implementations are records in the past tense whose components
 * are the JSON value; the schema stands in {@code platform/contracts}.
 */
public interface PublishedEvent {
    /** The topic without prefix and {@code convoke.}, for example {@code registrations}. */
    String topic();

    /** The type within the topic, for example {@code confirmed}. */
    String type();

    /** The aggregate; events of one aggregate keep their order. */
    UUID key();
}
