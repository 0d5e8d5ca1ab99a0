package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.WritableForeignKey;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.BlankKeyException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
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

/** A foreign key that is part of the primary key of its row cannot become null: the flush is given up before it sends anything. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class BlankKeyTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");

    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(database, choices, Invoice.class, Line.class, Note.class, Discount.class);
        unit.execute(
                "INSERT INTO bk_invoice (id) VALUES (1), (2)",
                "INSERT INTO bk_line (invoice_id, place) VALUES (1, 1), (1, 2)",
                "INSERT INTO bk_note (invoice_id, place) VALUES (1, 1)",
                "INSERT INTO bk_discount (invoice_id, place) VALUES (1, 1), (1, 2)");
        return unit;
    }

    @OnEachDatabase
    void whoLeavesACollection(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.find(Invoice.class, 1).lines.remove(0);
            assertThatThrownBy(manager::flush)
                    .isInstanceOf(BlankKeyException.class)
                    .hasMessageStartingWith("ATH2190 Line#[1, 1] is taken out of a relationship with"
                            + " Invoice, and invoiceId is part of its primary key");
            assertThat(unit.writes()).isEmpty();
            manager.getTransaction().rollback();
            assertThat(manager.find(Invoice.class, 1).lines).hasSize(2);
        }
    }

    @OnEachDatabase
    void whoLosesAnOwnerWithoutACascade(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Invoice invoice = manager.find(Invoice.class, 1);
            manager.remove(invoice);
            assertThatThrownBy(manager::flush).isInstanceOf(BlankKeyException.class);
            assertThat(unit.writes()).isEmpty();
            manager.getTransaction().rollback();
            assertState(invoice, Lifecycle.PERSISTENT);
        }
    }

    @OnEachDatabase
    void aReferenceThatIsTheKeyItself(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.find(Invoice.class, 1).notes.remove(0);
            assertThatThrownBy(manager::flush)
                    .isInstanceOf(BlankKeyException.class)
                    .hasMessageContaining("and invoice is part of its primary key");
            assertThat(unit.writes()).isEmpty();
        }
    }

    @OnEachDatabase
    void anOrphanIsDeletedInstead(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Discount orphan = manager.find(Invoice.class, 1).discounts.remove(0);
            manager.flush();
            assertThat(unit.writes()).containsExactly("DELETE FROM bk_discount WHERE invoice_id = ? AND place = ?");
            assertState(orphan, Lifecycle.DELETED);
        }
    }

    @OnEachDatabase
    void aRowWithItsOwnerIsDeletedInstead(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Invoice invoice = manager.find(Invoice.class, 1);
            List<Object> rows = new ArrayList<>(invoice.lines);
            rows.addAll(invoice.notes);
            assertThat(invoice.discounts).hasSize(2);
            rows.forEach(manager::remove);
            manager.remove(invoice);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactlyInAnyOrder(
                            "DELETE FROM bk_line WHERE invoice_id = ? AND place = ? x2",
                            "DELETE FROM bk_note WHERE invoice_id = ? AND place = ?",
                            "DELETE FROM bk_discount WHERE invoice_id = ? AND place = ? x2",
                            "DELETE FROM bk_invoice WHERE id = ?");
        }
    }

    @OnEachDatabase
    void inTheStandardTheInverseSideTakesNothingAway(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of())) {
            unit.inTransaction(manager -> manager.find(Invoice.class, 1).lines.remove(0));
            assertThat(unit.writes()).isEmpty();
        }
        try (ManagerUnit unit = unit(database, Map.of("athanor.flush.inverse-side", "true"))) {
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        manager.find(Invoice.class, 1).lines.remove(0);
                        manager.flush();
                    }))
                    .isInstanceOf(BlankKeyException.class);
            assertThat(unit.writes()).isEmpty();
        }
    }

    @Entity
    @Table(name = "bk_invoice")
    static class Invoice {
        @Id
        Integer id;

        @OneToMany(mappedBy = "invoice")
        @OrderBy("place")
        List<Line> lines = new ArrayList<>();

        @OneToMany(mappedBy = "invoice")
        List<Note> notes = new ArrayList<>();

        @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("place")
        List<Discount> discounts = new ArrayList<>();
    }

    /** The foreign key is an attribute. */
    @Entity
    @Table(name = "bk_line")
    @IdClass(Line.Key.class)
    static class Line {
        @Id
        @WritableForeignKey
        @Column(name = "invoice_id")
        Integer invoiceId;

        @Id
        Integer place;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "invoice_id")
        Invoice invoice;

        record Key(Integer invoiceId, Integer place) {}
    }

    /** The foreign key is hidden behind the reference. */
    @Entity
    @Table(name = "bk_note")
    @IdClass(Note.Key.class)
    static class Note {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        Invoice invoice;

        @Id
        Integer place;

        record Key(Integer invoice, Integer place) {}
    }

    @Entity
    @Table(name = "bk_discount")
    @IdClass(Discount.Key.class)
    static class Discount {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        Invoice invoice;

        @Id
        Integer place;

        record Key(Integer invoice, Integer place) {}
    }
}
