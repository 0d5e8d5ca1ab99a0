package dev.athanor.semantics.switches;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Owns its gigs: everything cascades to them, and none is left without a tour. */
@Entity
class Tour {
    @Id
    Integer id;

    String name;

    @OneToMany(mappedBy = "tour", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    List<Gig> gigs = new ArrayList<>();

    Tour() {}

    Tour(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
