package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.WritableForeignKey;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A foreign key of several columns, of which some are null, refers to nothing; the columns that are not null stay as they are. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class PartialForeignKeyTest {
    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of(),
            Map.of("athanor.semantics", "sqlalchemy"),
            Map.of("athanor.semantics", "sqlalchemy", "athanor.partial-keys", "false"));

    private static void in(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        for (Map<String, String> choices : SETTINGS) {
            try (ManagerUnit unit =
                            new ManagerUnit(database, choices, Plot.class, Tree.class, Bush.class, Bench.class);
                    EntityManager manager = unit.factory.createEntityManager()) {
                unit.execute(
                        "INSERT INTO pf_plot (street, number) VALUES ('high', 1)",
                        "INSERT INTO pf_tree (id, street, number) VALUES (1, 'high', NULL)",
                        "INSERT INTO pf_tree (id, street, number) VALUES (2, 'high', 1)",
                        "INSERT INTO pf_bush (id, plot_street, plot_number) VALUES (1, 'high', NULL)",
                        "INSERT INTO pf_bush (id, plot_street, plot_number) VALUES (2, 'high', 1)",
                        "INSERT INTO pf_bench (id, plot_street, plot_number) VALUES (1, 'high', NULL)");
                if (!manager.getTransaction().isActive()) {
                    manager.getTransaction().begin();
                }
                try {
                    work.accept(unit, manager);
                } finally {
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    @OnEachDatabase
    void itLoadsAsNull(TestDatabase database) {
        in(database, (unit, manager) -> {
            Tree tree = manager.find(Tree.class, 1);
            Bush bush = manager.find(Bush.class, 1);
            assertThat(tree.plot).isNull();
            assertThat(bush.plot).isNull();
            assertThat(tree.street).isEqualTo("high");
            assertThat(tree.number).isNull();
        });
    }

    @OnEachDatabase
    void eagerlyToo(TestDatabase database) {
        in(database, (unit, manager) -> {
            Bench bench = manager.find(Bench.class, 1);
            assertThat(bench.plot).isNull();
            assertThat(manager.createQuery("select t from Tree t left join fetch t.plot order by t.id", Tree.class)
                            .getResultList())
                    .extracting(tree -> tree.plot == null)
                    .containsExactly(true, false);
        });
    }

    @OnEachDatabase
    void aWholeOneLoads(TestDatabase database) {
        in(database, (unit, manager) -> {
            assertThat(manager.find(Tree.class, 2).plot)
                    .isSameAs(manager.find(Bush.class, 2).plot)
                    .isNotNull();
        });
    }

    @OnEachDatabase
    void readingItWritesNothing(TestDatabase database) {
        in(database, (unit, manager) -> {
            assertThat(manager.find(Tree.class, 1).plot).isNull();
            assertThat(manager.find(Bush.class, 1).plot).isNull();
            manager.find(Bush.class, 1).name = "changed";
            manager.flush();
            assertThat(unit.writes()).containsExactly("UPDATE pf_bush SET name = ? WHERE id = ?");
        });
    }

    @OnEachDatabase
    void theMissingPartCanBeWritten(TestDatabase database) {
        in(database, (unit, manager) -> {
            Tree tree = manager.find(Tree.class, 1);
            tree.number = 1;
            manager.flush();
            assertThat(unit.writes()).containsExactly("UPDATE pf_tree SET number = ? WHERE id = ?");
            manager.refresh(tree);
            assertThat(tree.plot).isSameAs(manager.find(Plot.class, new Plot.Key("high", 1)));
        });
    }

    @OnEachDatabase
    void aReferenceWritesAllOfIt(TestDatabase database) {
        in(database, (unit, manager) -> {
            Plot plot = manager.find(Plot.class, new Plot.Key("high", 1));
            Tree tree = manager.find(Tree.class, 1);
            Bush bush = manager.find(Bush.class, 1);
            tree.plot = plot;
            bush.plot = plot;
            manager.flush();
            assertThat(tree.number).isEqualTo(1);
            manager.refresh(tree);
            manager.refresh(bush);
            assertThat(tree.plot).isSameAs(plot);
            assertThat(bush.plot).isSameAs(plot);
            tree.plot = null;
            bush.plot = null;
            manager.flush();
            assertThat(tree.street).isNull();
            assertThat(tree.number).isNull();
        });
    }

    @OnEachDatabase
    void aCollectionHasWhomItsWholeKeyFinds(TestDatabase database) {
        in(database, (unit, manager) -> {
            Plot plot = manager.find(Plot.class, new Plot.Key("high", 1));
            assertThat(plot.trees).extracting(tree -> tree.id).containsExactly(2);
        });
    }

    @Entity
    @Table(name = "pf_plot")
    @IdClass(Plot.Key.class)
    static class Plot {
        @Id
        @Column(length = 20)
        String street;

        @Id
        Integer number;

        @OneToMany(mappedBy = "plot")
        @OrderBy("id")
        List<Tree> trees = new ArrayList<>();

        record Key(String street, Integer number) {}
    }

    /** The foreign key is in attributes. */
    @Entity(name = "Tree")
    @Table(name = "pf_tree")
    static class Tree {
        @Id
        Integer id;

        @WritableForeignKey
        @Column(length = 20)
        String street;

        @WritableForeignKey
        Integer number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(
                name = "street",
                referencedColumnName = "street",
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @JoinColumn(
                name = "number",
                referencedColumnName = "number",
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Plot plot;
    }

    /** The foreign key is hidden. */
    @Entity
    @Table(name = "pf_bush")
    static class Bush {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "plot_street", referencedColumnName = "street")
        @JoinColumn(name = "plot_number", referencedColumnName = "number")
        Plot plot;
    }

    @Entity
    @Table(name = "pf_bench")
    static class Bench {
        @Id
        Integer id;

        @ManyToOne
        Plot plot;
    }
}
