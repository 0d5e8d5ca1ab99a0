package library;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** The other end of an association object. */
// snippet
@Entity
class Actor {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;
    // end

    protected Actor() {}

    Actor(String name) {
        this.name = name;
    }
}
