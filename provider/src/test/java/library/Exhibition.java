package library;

import dev.athanor.DeleteOrphan;
import dev.athanor.SingleParent;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** A many-to-many with an only parent and without orphans. */
// snippet
@Entity
class Exhibition {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    @ManyToMany(cascade = CascadeType.ALL)
    @SingleParent
    @DeleteOrphan
    @OrderBy("id")
    List<Exhibit> exhibits = new ArrayList<>();
    // end

    protected Exhibition() {}

    Exhibition(String name) {
        this.name = name;
    }
}
