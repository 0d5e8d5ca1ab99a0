package dev.athanor.semantics.switches;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Musician {
    @Id
    Integer id;

    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    Band band;

    Musician() {}

    Musician(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
