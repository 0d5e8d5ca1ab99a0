package dev.athanor.semantics.switches;

import dev.athanor.OnDelete;
import dev.athanor.ReferentialAction;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Gig {
    @Id
    Integer id;

    String place;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(ReferentialAction.CASCADE)
    Tour tour;

    Gig() {}

    Gig(int id, String place) {
        this.id = id;
        this.place = place;
    }
}
