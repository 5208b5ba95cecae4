package io.convoke.user.profiles.control;

import java.util.UUID;

/** Within the service: a person's wall clock shows another time from now on. */
public record TimeZoneChanged(UUID userId) {}
