package dev.athanor.samples.agent;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A lamp that is lit from another one. Its fields are read and written as they stand. */
@Entity
class Lamp {
    @Id
    int id;

    boolean lit;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Lamp litFrom;

    /** For the persistence provider. */
    protected Lamp() {}

    Lamp(int id, @Nullable Lamp litFrom) {
        this.id = id;
        this.litFrom = litFrom;
    }
}
