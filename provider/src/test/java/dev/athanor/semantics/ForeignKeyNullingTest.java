package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.AutoflushBlock;
import dev.athanor.WritableForeignKey;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Foreign keys of children whose parent is removed, or who leave its collection, become null; references in memory stay as they are. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ForeignKeyNullingTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");
    private static final String SET_FREE = "UPDATE fn_book SET shelf_id = ? WHERE id = ?";
    private static final String DELETE_SHELF = "DELETE FROM fn_shelf WHERE id = ?";

    /** The first shelf has two books, the second a label, the third nothing. */
    private static ManagerUnit unit(TestDatabase database, Map<String, String> properties) {
        ManagerUnit unit = new ManagerUnit(database, properties, Shelf.class, Book.class, Label.class);
        unit.execute(
                "INSERT INTO fn_shelf (id) VALUES (1), (2), (3)",
                "INSERT INTO fn_book (id, shelf_id) VALUES (1, 1), (2, 1)",
                "INSERT INTO fn_label (id, shelf_id) VALUES (1, 2)");
        return unit;
    }

    @OnEachDatabase
    void childrenOfARemovedParentAreSetFreeLoadedOrNot(TestDatabase database) {
        for (boolean loaded : new boolean[] {true, false}) {
            try (ManagerUnit unit = unit(database, SQLALCHEMY);
                    EntityManager manager = unit.factory.createEntityManager()) {
                Shelf shelf = manager.find(Shelf.class, 1);
                Book book = loaded ? shelf.books.get(0) : manager.find(Book.class, 1);
                assertThat(book.shelf).isSameAs(shelf);
                manager.remove(shelf);
                manager.flush();
                assertThat(unit.writes()).containsExactly(SET_FREE + " x2", DELETE_SHELF);
                assertState(book, Lifecycle.PERSISTENT);
                assertThat(book.shelfId).isNull();
                assertThat(book.shelf).isSameAs(shelf);
                manager.getTransaction().commit();
                assertThat(book.shelf).isNull();
            }
        }
    }

    @OnEachDatabase
    void aForeignKeyThatIsTakenAwayLeadsNowhere(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Book book = manager.find(Book.class, 1);
            AthanorSession session = manager.unwrap(AthanorSession.class);
            session.unset(book, "shelfId");
            unit.log.clear();
            try (AutoflushBlock block = session.withoutAutoflush()) {
                assertThat(book.shelf).isNull();
            }
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    void soIsTheOtherSideOfAOneToOneWhoseForeignKeyNobodySees(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Label label = manager.find(Label.class, 1);
            manager.remove(manager.find(Shelf.class, 2));
            manager.getTransaction().commit();
            assertThat(unit.writes()).containsExactly("UPDATE fn_label SET shelf_id = ? WHERE id = ?", DELETE_SHELF);
            assertState(label, Lifecycle.PERSISTENT);
            assertThat(label.shelf).isNull();
        }
    }

    @OnEachDatabase
    void aChildThatIsRemovedWithItsParentIsNotUpdatedBefore(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Shelf shelf = manager.find(Shelf.class, 1);
            Book removed = shelf.books.get(1);
            manager.remove(removed);
            manager.remove(shelf);
            manager.flush();
            assertThat(unit.writes()).containsExactly(SET_FREE, "DELETE FROM fn_book WHERE id = ?", DELETE_SHELF);
            assertState(removed, Lifecycle.DELETED);
        }
    }

    @OnEachDatabase
    void theStandardLeavesItToTheConstraint(TestDatabase database) {
        assertRefused(database, Map.of());
    }

    @OnEachDatabase
    void soDoesTheChoiceOfTheStandardInTheOtherProfile(TestDatabase database) {
        assertRefused(database, Map.of("athanor.semantics", "sqlalchemy", "athanor.remove.nullify", "owner"));
    }

    private static void assertRefused(TestDatabase database, Map<String, String> properties) {
        try (ManagerUnit unit = unit(database, properties);
                EntityManager manager = unit.factory.createEntityManager()) {
            if (!manager.getTransaction().isActive()) {
                manager.getTransaction().begin();
            }
            manager.remove(manager.find(Shelf.class, 1));
            assertThatThrownBy(manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(unit.writes()).containsExactly(DELETE_SHELF);
            manager.getTransaction().rollback();
        }
    }

    @OnEachDatabase
    void inTheStandardItCanBeChosen(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.remove.nullify", "always"))) {
            unit.inTransaction(manager -> manager.remove(manager.find(Shelf.class, 1)));
            assertThat(unit.writes()).containsExactly(SET_FREE + " x2", DELETE_SHELF);
            unit.inTransaction(
                    manager -> assertThat(manager.find(Book.class, 1).shelfId).isNull());
        }
    }

    @OnEachDatabase
    void whoLeavesACollectionIsSetFree(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Shelf shelf = manager.find(Shelf.class, 1);
            Book book = shelf.books.remove(0);
            manager.flush();
            assertThat(unit.writes()).containsExactly(SET_FREE);
            assertState(book, Lifecycle.PERSISTENT);
            assertThat(book.shelfId).isNull();
        }
    }

    @OnEachDatabase
    void whoMovesGetsTheKeyOfTheNewParent(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Shelf shelf = manager.find(Shelf.class, 1);
            Shelf other = manager.find(Shelf.class, 3);
            Book book = shelf.books.get(0);
            assertThat(other.books).isEmpty();
            shelf.books.remove(book);
            other.books.add(book);
            manager.remove(shelf);
            manager.flush();
            // The one that stayed is set free, the one that moved is not.
            assertThat(unit.writes()).containsExactly(SET_FREE + " x2", DELETE_SHELF);
            assertThat(book.shelfId).isEqualTo(3);
            assertThat(manager.find(Book.class, 2).shelfId).isNull();
        }
    }

    @OnEachDatabase
    void inTheStandardTheOwningSideDecides(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of())) {
            unit.inTransaction(manager -> manager.find(Shelf.class, 1).books.remove(0));
            assertThat(unit.writes()).isEmpty();
            unit.inTransaction(manager -> manager.find(Book.class, 1).shelf = null);
            assertThat(unit.writes()).containsExactly(SET_FREE);
        }
    }

    @OnEachDatabase
    void inTheStandardTheInverseSideCanBeWrittenToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.flush.inverse-side", "true"))) {
            unit.inTransaction(manager -> {
                Shelf shelf = manager.find(Shelf.class, 1);
                Book book = shelf.books.remove(0);
                manager.flush();
                assertThat(unit.writes()).containsExactly(SET_FREE);
                assertThat(book.shelfId).isNull();
            });
        }
    }

    @Entity
    @Table(name = "fn_shelf")
    static class Shelf {
        @Id
        Integer id;

        @OneToMany(mappedBy = "shelf")
        @OrderBy("id")
        List<Book> books = new ArrayList<>();

        @OneToOne(mappedBy = "shelf", fetch = FetchType.LAZY)
        Label label;
    }

    @Entity
    @Table(name = "fn_book")
    static class Book {
        @Id
        Integer id;

        @WritableForeignKey
        @Column(name = "shelf_id")
        Integer shelfId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "shelf_id")
        Shelf shelf;
    }

    @Entity
    @Table(name = "fn_label")
    static class Label {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY)
        Shelf shelf;
    }
}
