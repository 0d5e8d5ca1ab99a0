package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Sides.Book;
import dev.athanor.semantics.Sides.Member;
import dev.athanor.semantics.Sides.Shelf;
import dev.athanor.semantics.Sides.Tag;
import dev.athanor.semantics.Sides.Team;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** A change of one side of a relationship changes the other one in memory at once, where {@code athanor.inverse-sync} is on. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class InverseSyncTest {
    private static ShopUnit unit(TestDatabase database) {
        return Sides.unit(database, Sides.SQLALCHEMY);
    }

    @OnEachDatabase
    void withoutASession(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Shelf one = new Shelf(10);
            Shelf two = new Shelf(11);
            Book book = new Book(10);
            book.shelf = one;
            assertThat(one.books).containsExactly(book);

            two.books.add(book);
            assertThat(book.shelf).isSameAs(two);
            assertThat(one.books).isEmpty();

            two.books.remove(book);
            assertThat(book.shelf).isNull();
            book.shelf = one;
            book.shelf = null;
            assertThat(one.books).isEmpty();
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    void offAsTheStandardHasIt(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Map.of())) {
            Shelf shelf = new Shelf(10);
            Book book = new Book(10);
            book.shelf = shelf;
            assertThat(shelf.books).isEmpty();
            Shelf other = new Shelf(11);
            other.books.add(book);
            assertThat(book.shelf).isSameAs(shelf);
        }
    }

    @OnEachDatabase
    void onByItself(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Map.of("athanor.inverse-sync", "on"))) {
            unit.inTransaction(session -> {
                Shelf shelf = new Shelf(10);
                session.persist(shelf);
                Book book = new Book(10);
                session.persist(book);
                shelf.books.add(book);
                assertThat(book.shelf).isSameAs(shelf);
            });
            unit.inTransaction(session ->
                    assertThat(((Book) session.find(Book.class, 10)).shelf.id).isEqualTo(10));
        }
    }

    @OnEachDatabase
    void anUnloadedCollectionQueuesTheChange(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                Book third = (Book) session.find(Book.class, 3);
                session.find(Shelf.class, 2);
                unit.log.clear();
                third.shelf = one;
                assertThat(unit.log.statements("SELECT")).isEmpty();
                try (var block = session.withoutAutoflush()) {
                    assertThat(one.books).extracting(book -> book.id).containsExactly(1, 2, 3);
                }
                assertThat(unit.log.statements("SELECT")).hasSize(1);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void theFormerOwnerIsKnownByTheForeignKey(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                Book first = one.books.get(0);
                Shelf two = (Shelf) session.find(Shelf.class, 2);
                assertThat(Facts.isLoaded(first, "shelf")).isFalse();
                unit.log.clear();
                first.shelf = two;
                assertThat(one.books).extracting(book -> book.id).containsExactly(2);
                assertThat(unit.log.statements()).isEmpty();
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void aFormerOwnerThatIsNotInMemoryIsLeftAlone(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Book first = (Book) session.find(Book.class, 1);
                Shelf two = (Shelf) session.find(Shelf.class, 2);
                unit.log.clear();
                first.shelf = two;
                assertThat(unit.log.statements()).isEmpty();
                assertThat(session.identityMap()).containsExactlyInAnyOrder(first, two);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void anElementThatIsThereTwiceStaysUntilItIsNot(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Shelf shelf = new Shelf(10);
            Book book = new Book(10);
            shelf.books.add(book);
            shelf.books.add(book);
            assertThat(shelf.books).containsExactly(book, book);
            shelf.books.remove(book);
            assertThat(book.shelf).isSameAs(shelf);
            shelf.books.remove(book);
            assertThat(book.shelf).isNull();
        }
    }

    @OnEachDatabase
    void oneToOneFromBothSides(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Team one = new Team(10);
            Team two = new Team(11);
            Member ada = new Member(10);
            Member bob = new Member(11);
            one.leader = ada;
            assertThat(ada.leads).isSameAs(one);
            one.leader = bob;
            assertThat(ada.leads).isNull();
            assertThat(bob.leads).isSameAs(one);

            bob.leads = two;
            assertThat(one.leader).isNull();
            assertThat(two.leader).isSameAs(bob);
        }
    }

    @OnEachDatabase
    void anEventDoesNotGoOnToAThirdObject(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Team team = new Team(10);
            Member ada = new Member(10);
            Member bob = new Member(11);
            ada.leads = team;
            bob.leads = team;
            assertThat(team.leader).isSameAs(bob);
            assertThat(ada.leads).as("stale, as one hop leaves it").isSameAs(team);
        }
    }

    @OnEachDatabase
    void manyToManyFromBothSides(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Book book = new Book(10);
            Tag tag = new Tag(10);
            book.tags.add(tag);
            assertThat(tag.books).containsExactly(book);
            tag.books.remove(book);
            assertThat(book.tags).isEmpty();
            tag.books = List.of(book);
            assertThat(book.tags).containsExactly(tag);
            book.tags.clear();
            assertThat(tag.books).isEmpty();
        }
    }

    @OnEachDatabase
    void bothSidesOfAManyToManyAdd(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Book book = new Book(10);
            Tag tag = new Tag(10);
            book.tags.add(tag);
            tag.books.add(book);
            assertThat(book.tags).containsExactly(tag, tag);
            assertThat(tag.books).containsExactly(book, book);
        }
    }
}
