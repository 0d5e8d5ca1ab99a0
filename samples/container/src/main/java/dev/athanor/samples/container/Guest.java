package dev.athanor.samples.container;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A guest of a room. */
@Entity
public class Guest {
    @Id
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Room room;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Guest() {}

    Guest(String name, Room room) {
        this.name = name;
        this.room = room;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The room. */
    public Room room() {
        return room;
    }
}
