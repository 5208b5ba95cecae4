package io.convoke.user.preferences.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A kind of message that a person does not want on a channel. */
@Embeddable
public record SwitchedOff(
        @Enumerated(EnumType.STRING) Channel channel,
        @Enumerated(EnumType.STRING) MessageKind kind) {}
