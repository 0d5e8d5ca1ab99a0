package library;

import dev.athanor.AssociationProxy;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** One end of an association object. */
// snippet
@Entity
class Play {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String title;

    @OneToMany(mappedBy = "play")
    List<Part> parts = new ArrayList<>();
    // end

    protected Play() {}

    Play(String title) {
        this.title = title;
    }

    // snippet
    List<Actor> cast() {
        return AssociationProxy.list(() -> parts, part -> part.actor, actor -> new Part(actor, "a sailor"));
    }
    // end
}
