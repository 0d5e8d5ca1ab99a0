package library;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What is shown. */
// snippet
@Entity
class Exhibit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;
    // end

    protected Exhibit() {}

    Exhibit(String name) {
        this.name = name;
    }
}
