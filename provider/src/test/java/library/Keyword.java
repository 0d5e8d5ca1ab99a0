package library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A word that is there once. */
// snippet
@Entity
class Keyword {
    @Id
    Integer id;

    @Column(unique = true)
    String word;
    // end

    protected Keyword() {}

    Keyword(int id, String word) {
        this.id = id;
        this.word = word;
    }
}
