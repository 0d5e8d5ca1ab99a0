package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AttributeHistory;
import dev.athanor.EntityState;
import dev.athanor.internal.session.Session;
import dev.athanor.message.NoAttributeValueException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.semantics.Sides.Book;
import dev.athanor.semantics.Sides.Member;
import dev.athanor.semantics.Sides.Shelf;
import dev.athanor.semantics.Sides.Tag;
import dev.athanor.semantics.Sides.Team;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of an attribute before the flush: what is new, what is as it was, and what has gone. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class HistoryTest {
    private static ShopUnit unit(TestDatabase database) {
        return Sides.unit(database, Sides.SQLALCHEMY);
    }

    private static void assertHistory(
            Session session, Object entity, String attribute, List<?> added, List<?> unchanged, List<?> deleted) {
        assertThat(session.inspect(entity).history(attribute))
                .isEqualTo(new AttributeHistory(
                        new ArrayList<@Nullable Object>(added),
                        new ArrayList<@Nullable Object>(unchanged),
                        new ArrayList<@Nullable Object>(deleted)));
    }

    private static final List<?> NULL = Arrays.asList((Object) null);

    @OnEachDatabase
    void ofValues(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf fresh = new Shelf();
                assertHistory(session, fresh, "name", List.of(), List.of(), List.of());
                fresh.name = "a";
                fresh.name = "b";
                assertHistory(session, fresh, "name", List.of("b"), List.of(), List.of());

                Shelf one = (Shelf) session.find(Shelf.class, 1);
                assertHistory(session, one, "name", List.of(), List.of("one"), List.of());
                one.name = "uno";
                assertHistory(session, one, "name", List.of("uno"), List.of(), List.of("one"));
                one.name = "one";
                assertHistory(session, one, "name", List.of(), List.of("one"), List.of());
                assertThat(session.dirtyInstances()).containsExactly(one);
                assertThat(session.inspect(one).isModified()).isFalse();
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void changesOfDetachedInstancesAreRemembered(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Shelf one = unit.returning(session -> {
                Shelf found = (Shelf) session.find(Shelf.class, 1);
                assertThat(found.books).hasSize(2);
                session.detach(found);
                return found;
            });
            one.name = "uno";
            Book book = new Book(10);
            one.books.add(book);
            assertThat(Facts.isChanged(one, "name")).isTrue();
            unit.inTransaction(session -> {
                assertHistory(session, one, "name", List.of("uno"), List.of(), List.of("one"));
                assertThat(session.inspect(one).history("books").added()).containsExactly(book);
            });
        }
    }

    @OnEachDatabase
    void ofNewInstancesTheStandardRemembersNothing(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Map.of())) {
            Shelf shelf = new Shelf();
            shelf.name = "a";
            assertThat(Facts.isChanged(shelf, "name")).isFalse();
        }
    }

    @OnEachDatabase
    void ofInstancesThatAreNewAgainNothingIsNews(TestDatabase database) {
        // Mark has no relationships, Master has some.
        List<Function<String, Object>> types = List.of(name -> new Mark(3, name), Master::new);
        for (Function<String, Object> type : types) {
            try (Guild guild = Guild.sqlalchemy(database)) {
                Object one = type.apply("a");
                assertThat(guild.session.inspect(one).isModified()).isTrue();
                guild.manager.persist(one);
                guild.manager.flush();
                guild.rollback();
                assertThat(guild.state(one)).isEqualTo(EntityState.TRANSIENT);
                assertThat(guild.session.inspect(one).isModified()).isFalse();

                guild.manager.persist(one);
                guild.manager.flush();
                guild.session.makeTransient(one);
                assertThat(guild.session.inspect(one).isModified()).isFalse();
            }
        }
    }

    @OnEachDatabase
    void ofNewInstancesOnlyWhatIsSetIsNews(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark mark = new Mark(3, "first");
            guild.manager.persist(mark);
            mark.motto = "second";
            AttributeHistory history = guild.session.inspect(mark).history("motto");
            assertThat(history).isEqualTo(new AttributeHistory(List.of("second"), List.of(), List.of()));
        }
    }

    @OnEachDatabase
    void ofReferences(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Book first = (Book) session.find(Book.class, 1);
                assertHistory(session, first, "shelf", List.of(), List.of(), List.of());
                Shelf two = (Shelf) session.find(Shelf.class, 2);
                first.shelf = two;
                assertHistory(session, first, "shelf", List.of(two), List.of(), List.of());
                Book second = (Book) session.find(Book.class, 2);
                Shelf one = second.shelf;
                second.shelf = null;
                assertHistory(session, second, "shelf", NULL, List.of(), List.of(one));
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void whoWasReplacedInAnUnloadedInverseReferenceIsLookedFor(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Team team = (Team) session.find(Team.class, 1);
                Member second = (Member) session.find(Member.class, 2);
                unit.log.clear();
                team.leader = second;
                assertThat(unit.log.statements()).isEmpty();
                assertThat(session.inspect(team).history("leader").deleted())
                        .extracting(member -> ((Member) member).id)
                        .containsExactly(1);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void ofCollections(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                Book third = (Book) session.find(Book.class, 3);
                third.shelf = one;
                assertHistory(session, one, "books", List.of(), List.of(), List.of());
                assertThat(session.dirtyInstances()).contains(one, third);
                try (var block = session.withoutAutoflush()) {
                    Book second = one.books.get(1);
                    Book first = one.books.remove(0);
                    one.books.add(second);
                    assertHistory(session, one, "books", List.of(third), List.of(second, second), List.of(first));
                }
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void aCollectionThatWasOnlyReadIsNotSet(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Tag tag = new Tag(10);
                List<Book> books = tag.books;
                assertThat(books).isEmpty();
                assertThat(tag.books).isSameAs(books);
                assertThat(session.inspect(tag).loaded()).containsExactly("id");
                session.persist(tag);
                assertThat(tag.books).isSameAs(books);
                assertThat(session.inspect(tag).loaded()).containsExactly("id");
                books.add(new Book(10));
                assertThat(session.inspect(tag).loaded()).containsExactly("id", "books");
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void aCollectionThatWasOnlyReadIsLoadedAfterTheInsert(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Tag tag = new Tag(10);
                session.persist(tag);
                List<Book> books = tag.books;
                assertThat(books).isEmpty();
                session.flush();
                assertThat(session.inspect(tag).loaded()).doesNotContain("books");
                unit.log.clear();
                Book book = (Book) session.find(Book.class, 1);
                books.add(book);
                assertThat(unit.log.statements("SELECT")).hasSize(2);
                assertThat(tag.books).isSameAs(books).containsExactly(book);
                assertThat(book.tags).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void whatIsUnsetHasNoValue(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Shelf one = (Shelf) session.find(Shelf.class, 1);
                session.unset(one, "name");
                assertThat(session.inspect(one).loaded()).doesNotContain("name");
                assertHistory(session, one, "name", List.of(), List.of(), List.of("one"));
                assertThat(one.name).isNull();

                Book first = one.books.get(0);
                assertThat(first.shelf).isSameAs(one);
                unit.log.clear();
                session.unset(first, "shelf");
                assertThat(one.books).extracting(book -> book.id).containsExactly(2);
                assertThat(first.shelf).isNull();
                assertHistory(session, first, "shelf", List.of(), List.of(), List.of(one));

                Book second = one.books.get(0);
                session.unset(one, "books");
                assertThat(second.shelf).isNull();
                assertThat(session.inspect(one).loaded()).doesNotContain("books");
                assertThat(one.books).isEmpty();
                assertThat(unit.log.statements()).isEmpty();
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void whatHasExpiredCanBeUnset_readOrNot(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.unset(one, "motto");
            assertThatThrownBy(() -> guild.session.unset(one, "motto"))
                    .as("has none")
                    .isInstanceOf(NoAttributeValueException.class);
            guild.session.expire(one);
            assertThat(guild.session.inspect(one).expired()).containsExactly("id", "motto");
            guild.session.unset(one, "motto");
            guild.session.unset(one, "motto");
            guild.session.expire(one);
            assertThat(one.motto).isEqualTo("one");

            guild.session.expire(one);
            guild.session.makeTransient(one);
            guild.session.unset(one, "motto");
        }
    }

    @OnEachDatabase
    void whatHasExpiredIsStillUnreadWhenItIsUnset(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            guild.manager.detach(one);
            guild.session.unset(one, "motto");
            assertThatThrownBy(() -> one.motto.length()).isInstanceOf(UnloadedAttributeException.class);
        }
    }

    @OnEachDatabase
    void whatHasNoValueCannotBeUnset(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                assertThatThrownBy(() -> session.unset(new Shelf(10), "name"))
                        .isInstanceOf(NoAttributeValueException.class);
                assertThatThrownBy(() -> session.unset(new Book(10), "shelf"))
                        .isInstanceOf(NoAttributeValueException.class);
                session.unset(new Shelf(10), "books");
            });
        }
    }
}
