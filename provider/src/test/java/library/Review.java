package library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** What a reader wrote; anonymous without one. */
// snippet
@Entity
class Review {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Reader reader;
    // end

    protected Review() {}

    Review(String text) {
        this.text = text;
    }
}
