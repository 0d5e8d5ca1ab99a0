package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An element of a dynamic list by its index: one row, found by the order of the mapping. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class DynamicIndexTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(
                database, Map.of("athanor.semantics", "sqlalchemy"), Drawer.class, Card.class, Slip.class);
        unit.inTransaction(em -> {
            Drawer drawer = new Drawer();
            drawer.id = 1;
            for (int i = 1; i <= 3; i++) {
                Card card = new Card();
                card.id = i;
                drawer.cards.add(card);
                Slip slip = new Slip();
                slip.id = i;
                drawer.slips.add(slip);
            }
            em.persist(drawer);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void readsOneRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(em -> {
                Drawer drawer = em.find(Drawer.class, 1);
                unit.log.clear();
                assertThat(drawer.cards.get(1).id).isEqualTo(2);
                assertThat(unit.log.statements()).hasSize(1);
                assertThatThrownBy(() -> drawer.cards.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
            });
        }
    }

    @OnEachDatabase
    void needsAnOrder(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(em -> {
                Drawer drawer = em.find(Drawer.class, 1);
                unit.log.clear();
                assertThatThrownBy(() -> drawer.slips.get(1))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll("ATH2175", "Drawer.slips", "@OrderBy");
                assertThat(unit.log.statements()).isEmpty();
            });
        }
    }

    @Entity(name = "Drawer")
    static class Drawer {
        @Id
        int id;

        @OneToMany(mappedBy = "drawer", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        @Loading(LoadingStrategy.DYNAMIC)
        List<Card> cards = new ArrayList<>();

        @OneToMany(mappedBy = "drawer", cascade = CascadeType.PERSIST)
        @Loading(LoadingStrategy.DYNAMIC)
        List<Slip> slips = new ArrayList<>();
    }

    @Entity(name = "Card")
    static class Card {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Drawer drawer;
    }

    @Entity(name = "Slip")
    static class Slip {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Drawer drawer;
    }
}
