package library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;

/** An association object: its key is made of two foreign keys. */
// snippet
@Entity
@IdClass(Part.Key.class)
class Part {
    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    Play play;

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    Actor actor;

    String figure;
    // end

    protected Part() {}

    Part(Actor actor, String figure) {
        this.actor = actor;
        this.figure = figure;
    }

    /** The key. */
    record Key(Integer play, Integer actor) {}
}
