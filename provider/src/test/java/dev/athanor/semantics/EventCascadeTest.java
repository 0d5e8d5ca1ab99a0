package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;

import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Sides.Book;
import dev.athanor.semantics.Sides.Shelf;
import dev.athanor.semantics.Sides.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** PERSIST cascades at each event, from the side that the program touched, where {@code athanor.cascade.persist} is {@code event}. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class EventCascadeTest {
    private static ShopUnit unit(TestDatabase database) {
        return Sides.unit(database, Sides.SQLALCHEMY);
    }

    @OnEachDatabase
    void anElementJoinsTheSessionOfItsCollection(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf shelf = (Shelf) session.find(Shelf.class, 1);
                Book book = new Book(10);
                shelf.books.add(book);
                assertState(book, Lifecycle.PENDING);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void atTheFlushAsTheStandardHasIt(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Map.of())) {
            unit.inTransaction(session -> {
                Shelf shelf = (Shelf) session.find(Shelf.class, 1);
                Book book = new Book(10);
                book.shelf = shelf;
                shelf.books.add(book);
                assertState(book, Lifecycle.TRANSIENT);
                session.flush();
                assertState(book, Lifecycle.PERSISTENT);
            });
        }
    }

    @OnEachDatabase
    void whatIsReferredToJoinsWithAllThatHangsOnIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Book first = (Book) session.find(Book.class, 1);
                Shelf shelf = new Shelf(10);
                Book second = new Book(10);
                Tag tag = new Tag(10);
                second.tags = List.of(tag);
                shelf.books.add(second);
                first.shelf = shelf;
                assertState(shelf, Lifecycle.PENDING);
                assertState(second, Lifecycle.PENDING);
                assertState(tag, Lifecycle.PENDING);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void neverThroughTheReverseSide(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf shelf = (Shelf) session.find(Shelf.class, 1);
                Book book = new Book(10);
                book.shelf = shelf;
                assertState(book, Lifecycle.TRANSIENT);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void notAlongARelationshipThatDoesNotCascade(TestDatabase database) {
        try (ShopUnit unit =
                Sides.unit(database, Map.of("athanor.semantics", "sqlalchemy", "athanor.cascade.default", "none"))) {
            unit.inTransaction(session -> {
                Tag tag = (Tag) session.find(Tag.class, 1);
                Book book = new Book(10);
                tag.books.add(book);
                assertState(book, Lifecycle.TRANSIENT);
                session.clear();
            });
        }
    }
}
