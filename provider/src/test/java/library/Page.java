package library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A page belongs to one notebook. */
// snippet
@Entity
class Page {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Notebook notebook;
    // end

    protected Page() {}

    Page(String text) {
        this.text = text;
    }
}
