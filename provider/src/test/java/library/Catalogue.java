package library;

import dev.athanor.PassiveDeletes;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Leaves what is not loaded to the database. */
// snippet
@Entity
class Catalogue {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @OneToMany(mappedBy = "catalogue", cascade = CascadeType.ALL)
    @PassiveDeletes
    @OrderBy("id")
    List<Card> cards = new ArrayList<>();
    // end

    protected Catalogue() {}

    Catalogue(String name) {
        this.name = name;
    }
}
