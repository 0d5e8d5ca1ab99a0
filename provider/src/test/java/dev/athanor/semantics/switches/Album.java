package dev.athanor.semantics.switches;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;

@Entity
class Album {
    @Id
    Integer id;

    @Column(unique = true)
    String title;

    @Version
    Integer version;

    @ManyToMany
    @OrderBy("id")
    List<Genre> genres = new ArrayList<>();

    Album() {}

    Album(int id, String title) {
        this.id = id;
        this.title = title;
    }
}
