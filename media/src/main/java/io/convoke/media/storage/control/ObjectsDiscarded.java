package io.convoke.media.storage.control;

import java.util.UUID;

/** Within the application: an object is being removed once the transaction commits. */
public record ObjectsDiscarded(UUID id) {}
