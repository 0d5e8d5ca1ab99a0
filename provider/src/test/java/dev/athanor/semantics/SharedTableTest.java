package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Entities that know nothing of each other may be two views of one table, and of the tables of its collections. */
class SharedTableTest {
    @Entity
    @Table(name = "crate")
    static class Crate {
        @Id
        int id;

        @ElementCollection
        @CollectionTable(name = "crate_label", joinColumns = @JoinColumn(name = "crate_id"))
        List<String> labels = new ArrayList<>();
    }

    @Entity
    @Table(name = "crate")
    static class Parcel {
        @Id
        int id;

        @ElementCollection
        @CollectionTable(name = "crate_label", joinColumns = @JoinColumn(name = "crate_id"))
        List<String> labels = new ArrayList<>();
    }

    @OnEachDatabase
    void whatOneWritesTheOtherReads(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Crate.class, Parcel.class)) {
            unit.inTransaction(manager -> {
                Crate crate = new Crate();
                crate.labels.add("fragile");
                manager.persist(crate);
            });
            unit.inTransaction(
                    manager -> assertThat(manager.find(Parcel.class, 0).labels).containsExactly("fragile"));
        }
    }
}
