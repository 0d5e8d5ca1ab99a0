package library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/** One side of a one-to-one. */
// snippet
@Entity
class Desk {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @OneToOne(mappedBy = "desk", fetch = FetchType.LAZY)
    Lamp lamp;
    // end

    protected Desk() {}

    Desk(String name) {
        this.name = name;
    }
}
