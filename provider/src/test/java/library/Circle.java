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

/** A many-to-many whose both sides cascade REMOVE. */
// snippet
@Entity
class Circle {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
    @OrderBy("id")
    List<Guest> guests = new ArrayList<>();
    // end

    protected Circle() {}

    Circle(String name) {
        this.name = name;
    }
}
