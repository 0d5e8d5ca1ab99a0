package library;

import dev.athanor.OnDelete;
import dev.athanor.ReferentialAction;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** Its row goes with that of its catalogue. */
// snippet
@Entity
class Card {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(ReferentialAction.CASCADE)
    Catalogue catalogue;
    // end

    protected Card() {}

    Card(String title) {
        this.title = title;
    }
}
