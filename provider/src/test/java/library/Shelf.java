package library;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** A relationship that names no cascade. */
// snippet
@Entity
class Shelf {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @OneToMany(mappedBy = "shelf")
    @OrderBy("id")
    List<Book> books = new ArrayList<>();
    // end

    protected Shelf() {}

    Shelf(String name) {
        this.name = name;
    }
}
