package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single result is found without reading all of them: a second one is enough to refuse. */
class SingleResultTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Shelf.class, Item.class);
        unit.inTransaction(manager -> {
            Shelf shelf = new Shelf();
            shelf.id = 1;
            for (int i = 0; i < 5; i++) {
                Item item = new Item();
                item.id = i;
                item.shelf = shelf;
                shelf.items.add(item);
            }
            manager.persist(shelf);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void readsTwoRowsAtMost(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThatThrownBy(() ->
                                manager.createQuery("SELECT i FROM Item i").getSingleResult())
                        .isInstanceOf(NonUniqueResultException.class)
                        .hasMessageStartingWith("ATH6202 the query has more than one result");
                assertThat(unit.log.statements()).hasSize(1).first().asString().endsWith(" LIMIT ?");
                assertThat(unit.log.calls()).anyMatch(call -> call.values().equals(List.of(List.of(2))));
                assertThat(manager.createQuery("SELECT i.id FROM Item i WHERE i.id = 3", Integer.class)
                                .getSingleResult())
                        .isEqualTo(3);
                assertThat(manager.createQuery("SELECT i.id FROM Item i ORDER BY i.id", Integer.class)
                                .setMaxResults(1)
                                .setFirstResult(2)
                                .getSingleResultOrNull())
                        .isEqualTo(2);
                assertThatThrownBy(() ->
                                manager.createNativeQuery("SELECT id FROM Item").getSingleResult())
                        .isInstanceOf(NonUniqueResultException.class);
            });
        }
    }

    @OnEachDatabase
    void aFetchedCollectionIsRead(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(
                    manager -> assertThat(manager.createQuery("SELECT s FROM Shelf s JOIN FETCH s.items", Shelf.class)
                                    .getSingleResult()
                                    .items)
                            .hasSize(5));
            assertThat(unit.log.statements()).hasSize(1).first().asString().doesNotContain("LIMIT");
        }
    }

    @Entity
    static class Shelf {
        @Id
        int id;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
        List<Item> items = new ArrayList<>();
    }

    @Entity
    static class Item {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Shelf shelf;
    }
}
