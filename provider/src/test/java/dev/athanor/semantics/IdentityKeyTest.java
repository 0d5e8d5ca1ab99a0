package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A key that comes from the INSERT: the row waits for the flush, unless the program asks for the key. */
class IdentityKeyTest {
    private static ShopUnit unit(TestDatabase database) {
        return new ShopUnit(database, Map.of(), List.of(Folder.class, Paper.class));
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void rowsWaitForTheFlushAndAreOneBatch(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Folder folder = new Folder("a");
                session.persist(folder);
                for (int i = 0; i < 5; i++) {
                    folder.add(new Paper("p" + i));
                }
                assertThat(unit.log.statements()).isEmpty();
                session.flush();
                assertThat(folder.papers).extracting(paper -> paper.id).containsExactly(1L, 2L, 3L, 4L, 5L);
            });
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(unit.log.batchSizes()).containsExactly(5);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void theFirstReadOfTheKeyInsertsTheRow(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Folder folder = new Folder("a");
                Folder other = new Folder("b");
                session.persist(folder);
                session.persist(other);
                assertThat(folder.id).isEqualTo(1L);
                assertState(folder, Lifecycle.PERSISTENT);
                assertState(other, Lifecycle.PENDING);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(session.find(Folder.class, 1L)).isSameAs(folder);
                folder.title = "changed";
            });
            assertThat(unit.log.statements()).hasSize(3);
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void whatTheRowRefersToIsInsertedFirst(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Folder folder = new Folder("a");
                Paper paper = new Paper("p");
                folder.add(paper);
                Folder unrelated = new Folder("b");
                session.persist(unrelated);
                session.persist(paper);
                assertState(folder, Lifecycle.TRANSIENT);
                session.persist(folder);
                assertThat(paper.id).isEqualTo(1L);
                assertState(folder, Lifecycle.PERSISTENT);
                assertState(unrelated, Lifecycle.PENDING);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(3);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void collectionsWaitForTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Folder folder = new Folder("a");
                folder.add(new Paper("p"));
                session.persist(folder);
                Folder related = new Folder("b");
                folder.related.add(related);
                assertThat(folder.id).isEqualTo(1L);
                assertState(folder.papers.get(0), Lifecycle.PENDING);
                assertThat(unit.log.statements()).hasSize(1);
                session.persist(related);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(4);
            unit.inTransaction(session -> {
                Folder folder = (Folder) session.find(Folder.class, 1L);
                assertThat(folder.papers).hasSize(1);
                assertThat(folder.related).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void aReferenceToWhatIsPersistedLaterIsWrittenByTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Paper paper = new Paper("p");
                paper.folder = new Folder("a");
                session.persist(paper);
                assertThat(paper.id).isEqualTo(1L);
                session.persist(paper.folder);
            });
            unit.inTransaction(session -> assertThat(((Paper) session.find(Paper.class, 1L)).folder.title)
                    .isEqualTo("a"));
        }
    }

    @OnEachDatabase
    void aPersistentRowComesToReferToANewOne(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> session.persist(new Paper("p")));
            unit.log.clear();
            unit.inTransaction(session -> {
                Paper paper = (Paper) session.find(Paper.class, 1L);
                paper.folder = new Folder("a");
                session.persist(paper.folder);
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE paper SET folder_id = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void outsideATransactionTheKeyIsUnknown(TestDatabase database) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            Folder folder = new Folder("a");
            session.persist(folder);
            assertThat(folder.id).isNull();
            assertThat(unit.log.calls()).isEmpty();
            session.transaction().begin();
            assertThat(folder.id).isEqualTo(1L);
            session.transaction().commit();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void equalsAndHashCodeAndToStringInsertNothing(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Folder folder = new Folder("a");
                session.persist(folder);
                assertThat(folder.toString()).isEqualTo("Folder null");
                assertThat(folder.hashCode()).isEqualTo(0);
                assertThat(unit.log.calls()).isEmpty();
                session.flush();
                assertThat(folder.toString()).isEqualTo("Folder 1");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aFailedInsertIsThrownAtTheRead(TestDatabase database) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Folder folder = new Folder(null);
            session.persist(folder);
            assertThatThrownBy(() -> folder.id.longValue())
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("Folder#new");
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            session.transaction().rollback();
            assertState(folder, Lifecycle.TRANSIENT);
            assertThat(folder.id).isNull();
            folder.title = "now it has one";
            unit.inTransaction(other -> {
                other.persist(folder);
                assertThat(folder.id).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aKeyThatTheProgramSetsIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            Folder folder = new Folder("a");
            folder.id = 7L;
            assertThatThrownBy(() -> session.persist(folder)).isInstanceOf(EntityExistsException.class);
        }
    }

    @Entity
    @Table(name = "folder")
    static class Folder {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(nullable = false)
        String title;

        @OneToMany(mappedBy = "folder", cascade = CascadeType.ALL)
        List<Paper> papers = new ArrayList<>();

        @ManyToMany
        List<Folder> related = new ArrayList<>();

        Folder() {}

        Folder(String title) {
            this.title = title;
        }

        void add(Paper paper) {
            paper.folder = this;
            papers.add(paper);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Folder folder && id != null && id.equals(folder.id);
        }

        @Override
        public int hashCode() {
            return id == null ? 0 : 1;
        }

        @Override
        public String toString() {
            return "Folder " + id;
        }
    }

    @Entity
    @Table(name = "paper")
    static class Paper {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Folder folder;

        Paper() {}

        Paper(String title) {
            this.title = title;
        }
    }
}
