package io.convoke.event.events.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * A person's part in an event's team.
 *
 * @param role what the person may do
 * @param since since when
 */
@Embeddable
public record TeamMember(
        @Enumerated(EnumType.STRING) @Column(name = "role") TeamRole role,
        @Column(name = "since") Instant since) {}
