package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;

/** A removed and a new instance of one key in one flush: the row is updated. */
class RowSwitchTest {
    @OnEachDatabase
    void theRowIsUpdated(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Tag(1, "before")));
            unit.log.clear();
            unit.inTransaction(session -> {
                Tag before = (Tag) session.find(Tag.class, 1);
                session.remove(before);
                Tag after = new Tag(1, "after");
                session.persist(after);
                session.flush();
                assertState(before, Lifecycle.DELETED);
                assertState(after, Lifecycle.PERSISTENT);
                assertThat(session.find(Tag.class, 1)).isSameAs(after);
            });
            assertThat(unit.log.statements()).hasSize(2).last().isEqualTo("UPDATE tag SET label = ? WHERE id = ?");
            unit.inTransaction(session ->
                    assertThat(((Tag) session.find(Tag.class, 1)).label).isEqualTo("after"));
        }
    }

    @OnEachDatabase
    void linksOfTheFormerInstanceGo(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Article pen = new Article("pen", "Pen");
                pen.tags.add(new Tag(1, "red"));
                pen.tags.add(new Tag(2, "blue"));
                pen.tags.forEach(session::persist);
                session.persist(pen);
            });
            unit.inTransaction(session -> {
                session.remove(session.find(Article.class, "pen"));
                Article pencil = new Article("pen", "Pencil");
                pencil.tags.add((Tag) session.find(Tag.class, 2));
                session.persist(pencil);
            });
            unit.inTransaction(session -> {
                Article pencil = (Article) session.find(Article.class, "pen");
                assertThat(pencil.name).isEqualTo("Pencil");
                assertThat(pencil.tags).extracting(tag -> tag.label).containsExactly("blue");
            });
        }
    }

    @OnEachDatabase
    void theVersionGoesOn(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Note.class))) {
            unit.inTransaction(session -> session.persist(new Note(1, "before")));
            unit.inTransaction(session -> {
                session.remove(session.find(Note.class, 1));
                Note after = new Note(1, "after");
                session.persist(after);
                session.flush();
                assertThat(after.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void aRollbackMakesTheNewOneNewAndTheFormerDetached(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Note.class));
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> other.persist(new Note(1, "before")));
            session.transaction().begin();
            Note before = (Note) session.find(Note.class, 1);
            session.remove(before);
            Note after = new Note(1, "after");
            session.persist(after);
            session.flush();
            session.transaction().rollback();
            assertState(before, Lifecycle.DETACHED);
            assertState(after, Lifecycle.TRANSIENT);
            assertThat(after.version).isZero();
        }
    }

    @OnEachDatabase
    void anInstanceThatIsNotRemovedKeepsItsRow(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Tag(1, "before")));
            unit.log.clear();
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        session.find(Tag.class, 1);
                        session.persist(new Tag(1, "after"));
                    }))
                    .isInstanceOf(EntityExistsException.class)
                    .hasMessage(
                            "ATH2110 Tag#1 is in this persistence context already, as another instance -> Change the"
                                    + " instance that find() returns, or merge() the other one");
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @Entity
    @Table(name = "note")
    static class Note {
        @Id
        int id;

        @Version
        int version;

        String text;

        Note() {}

        Note(int id, String text) {
            this.id = id;
            this.text = text;
        }
    }
}
