package library;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** What stands on a shelf, or on none. */
// snippet
@Entity
class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String title;

    @Basic(fetch = FetchType.LAZY)
    String blurb;

    @ManyToOne(fetch = FetchType.LAZY)
    Shelf shelf;
    // end

    protected Book() {}

    Book(String title) {
        this.title = title;
    }
}
