package dev.athanor.tck.arquillian.contained;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** An author with books that are loaded when they are touched. */
@Entity
public class Author {
    @Id
    private int id;

    @OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
    private List<Book> books = new ArrayList<>();

    protected Author() {}

    public Author(int id) {
        this.id = id;
    }

    public void write(String title) {
        books.add(new Book(title, this));
    }

    public List<Book> books() {
        return books;
    }
}
