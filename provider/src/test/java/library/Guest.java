package library;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Whoever comes to reading circles. */
// snippet
@Entity
class Guest {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @ManyToMany(
            mappedBy = "guests",
            cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
    @OrderBy("id")
    List<Circle> circles = new ArrayList<>();
    // end

    protected Guest() {}

    Guest(String name) {
        this.name = name;
    }
}
