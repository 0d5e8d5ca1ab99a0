package dev.athanor.semantics.switches;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

@Entity
class Genre {
    @Id
    Integer id;

    String name;

    @ManyToMany(mappedBy = "genres")
    @OrderBy("id")
    List<Album> albums = new ArrayList<>();
}
