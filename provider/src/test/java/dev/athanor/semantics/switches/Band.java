package dev.athanor.semantics.switches;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

@Entity
class Band {
    @Id
    Integer id;

    String name;

    @OneToMany(mappedBy = "band")
    @OrderBy("id")
    List<Musician> musicians = new ArrayList<>();

    Band() {}

    Band(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
