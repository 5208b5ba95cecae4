package io.convoke.tidy.things.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

@Entity
public class Thing {
    @Id
    private UUID id;

    private Instant at;

    protected Thing() {}

    public Thing(UUID id, Instant at) {
        this.id = id;
        this.at = at;
    }

    public UUID id() {
        return id;
    }

    public boolean isAfter(Instant time) {
        return at.isAfter(time);
    }
}
