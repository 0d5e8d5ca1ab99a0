package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Sides.Book;
import dev.athanor.semantics.Sides.Shelf;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** Another collection in an attribute is a difference: who comes and who goes is told one by one, who stays is not. */
@NeedsWeaving(NeedsWeaving.Reason.ASSIGNED_COLLECTION)
class CollectionReplacementTest {
    private static ShopUnit unit(TestDatabase database) {
        return Sides.unit(database, Sides.SQLALCHEMY);
    }

    @OnEachDatabase
    void anUnloadedOneIsLoadedFirst(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                Book second = (Book) session.find(Book.class, 2);
                Book third = (Book) session.find(Book.class, 3);
                unit.log.clear();
                one.books = new ArrayList<>(List.of(third, second));
                assertThat(unit.log.statements("SELECT")).hasSize(1);
                Book first = (Book) session.find(Book.class, 1);
                assertThat(first.shelf).isNull();
                assertThat(third.shelf).isSameAs(one);
                assertThat(Facts.isChanged(second, "shelf")).isFalse();
                assertThat(session.inspect(one).history("books").added()).containsExactly(third);
                assertThat(session.inspect(one).history("books").deleted()).containsExactly(first);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void theSameCollectionIsNoChange(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                List<Book> books = one.books;
                assertThat(books).hasSize(2);
                one.books = books;
                assertThat(one.books).isSameAs(books);
                assertThat(session.dirtyInstances()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void aDetachedOwnerCannotTellTheDifference(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Shelf one = unit.returning(session -> (Shelf) session.find(Shelf.class, 1));
            assertThatThrownBy(() -> one.books = new ArrayList<>()).isInstanceOf(UnloadedAttributeException.class);
        }
    }

    @OnEachDatabase
    void aTransientOwnerHasNothingToLoad(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Shelf shelf = new Shelf(10);
            Book a = new Book(10);
            Book b = new Book(11);
            shelf.books = new ArrayList<>(List.of(a, b));
            List<Book> raw = new ArrayList<>(List.of(b));
            shelf.books = raw;
            assertThat(a.shelf).isNull();
            assertThat(b.shelf).isSameAs(shelf);
            raw.add(a);
            assertThat(shelf.books).containsExactly(b);
            shelf.books = null;
            assertThat(shelf.books).isEmpty();
            assertThat(b.shelf).isNull();
        }
    }
}
