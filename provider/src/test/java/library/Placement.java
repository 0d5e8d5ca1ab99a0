package library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import org.jspecify.annotations.Nullable;

/** A row of an outer join: who sits where, and who sits nowhere. */
// snippet
@Entity
@IdClass(Placement.Key.class)
class Placement {
    @Id
    Integer guest;

    @Id
    Integer desk;

    record Key(Integer guest, @Nullable Integer desk) {}
    // end
}
