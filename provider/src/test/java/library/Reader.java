package library;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Cascades everything, and removes no orphans. */
// snippet
@Entity
class Reader {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @OneToMany(mappedBy = "reader", cascade = CascadeType.ALL)
    @OrderBy("id")
    List<Review> reviews = new ArrayList<>();
    // end

    protected Reader() {}

    Reader(String name) {
        this.name = name;
    }
}
