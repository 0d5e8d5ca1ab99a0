package library;

import dev.athanor.GlobalCriteria;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** What is taken down is not seen any more. */
// snippet
@Entity
@GlobalCriteria(name = "posted", condition = "e.takenDown = false")
class Notice {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String text;

    boolean takenDown;

    @ManyToOne(fetch = FetchType.LAZY)
    Board board;
    // end
}
