package library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/** The side with the foreign key. */
// snippet
@Entity
class Lamp {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @OneToOne(fetch = FetchType.LAZY)
    Desk desk;
    // end

    protected Lamp() {}

    Lamp(String name) {
        this.name = name;
    }
}
