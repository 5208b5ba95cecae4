package io.convoke.sloppy.things.entity;

import io.convoke.sloppy.things.control.ThingManager;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that does everything wrong. */
@Entity
public class Thing {
    @Inject
    private ThingManager manager;

    @Id
    private long id;

    public void setId(long id) {
        this.id = id;
    }

    public long id() {
        return manager == null ? id : manager.hashCode();
    }
}
