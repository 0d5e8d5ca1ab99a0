package dev.athanor.tck.arquillian.contained;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A book of one author. */
@Entity
public class Book {
    @Id
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Author author;

    protected Book() {}

    Book(String title, Author author) {
        this.title = title;
        this.author = author;
    }

    public String title() {
        return title;
    }
}
