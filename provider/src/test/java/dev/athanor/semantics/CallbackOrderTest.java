package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** When callbacks are called: around which statements, for which instances, and what they may change. */
class CallbackOrderTest {
    @MappedSuperclass
    abstract static class Recorded {
        abstract String label();

        @PrePersist
        private void prePersist() {
            Diary.note("PrePersist " + label());
        }

        @PostPersist
        void postPersist() {
            Diary.note("PostPersist " + label());
        }

        @PreUpdate
        protected void preUpdate() {
            Diary.note("PreUpdate " + label());
        }

        @PostUpdate
        public void postUpdate() {
            Diary.note("PostUpdate " + label());
        }

        @PreRemove
        void preRemove() {
            Diary.note("PreRemove " + label());
        }

        @PostRemove
        void postRemove() {
            Diary.note("PostRemove " + label());
        }

        @PostLoad
        void postLoad() {
            Diary.note("PostLoad " + label());
        }
    }

    @Entity
    static class Folder extends Recorded {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "folder", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Page> pages = new ArrayList<>();

        Folder() {}

        Folder(String name) {
            this.name = name;
        }

        Page add(Page page) {
            page.folder = this;
            pages.add(page);
            return page;
        }

        @Override
        String label() {
            return name;
        }
    }

    /** With a method that changes what is written. */
    @Entity
    static class Page extends Recorded {
        @Id
        Integer id;

        String text;

        int edits;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        Folder folder;

        @Transient
        String shown;

        @Transient
        RuntimeException failure;

        Page() {}

        Page(int id, String text) {
            this.id = id;
            this.text = text;
        }

        @Override
        String label() {
            return text;
        }

        @Override
        @PreUpdate
        protected void preUpdate() {
            super.preUpdate();
            edits++;
            if (text.equals("refused")) {
                throw new IllegalArgumentException("refused by PreUpdate");
            }
        }

        @Override
        @PostPersist
        void postPersist() {
            super.postPersist();
            if (text.equals("refused late")) {
                throw new IllegalArgumentException("refused by PostPersist");
            }
        }

        @Override
        @PostLoad
        void postLoad() {
            super.postLoad();
            shown = "<" + text + ">";
            if (text.equals("unreadable")) {
                throw new IllegalArgumentException("refused by PostLoad");
            }
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        return new ManagerUnit(database, Folder.class, Page.class);
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void persistCallsAtOnceAndAlongCascadesAndTheFlushAfterItsStatements(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Folder folder = new Folder("folder");
                folder.add(new Page(1, "one"));
                manager.persist(folder);
                assertThat(diary.entries()).containsExactly("PrePersist folder", "PrePersist one");

                manager.persist(folder);
                folder.add(new Page(2, "two"));
                assertThat(diary.entries()).isEmpty();

                manager.flush();
                assertThat(diary.entries())
                        .containsExactly(
                                "PrePersist two",
                                "INSERT INTO Folder (name) VALUES (?)",
                                "INSERT INTO Page (id, text, edits, version, folder_id) VALUES (?, ?, ?, ?, ?)",
                                "PostPersist folder",
                                "PostPersist one",
                                "PostPersist two");
            });
            assertThat(diary.entries()).isEmpty();
        }
    }

    @OnEachDatabase
    void aKeyThatIsReadEarlyBringsTheCallForwardWithTheRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Folder folder = new Folder("folder");
                manager.persist(folder);
                assertThat(folder.id).isEqualTo(1);
                assertThat(diary.entries())
                        .containsExactly(
                                "PrePersist folder", "INSERT INTO Folder (name) VALUES (?)", "PostPersist folder");
            });
            assertThat(diary.entries()).isEmpty();
        }
    }

    @OnEachDatabase
    void whatPreUpdateChangesIsPartOfTheSameUpdate(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(new Page(1, "one")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Page page = manager.find(Page.class, 1);
                assertThat(page.shown).isEqualTo("<one>");
                page.text = "changed";
                assertThat(diary.entries().get(1)).isEqualTo("PostLoad one");
            });
            assertThat(diary.entries())
                    .containsExactly(
                            "PreUpdate changed",
                            "UPDATE Page SET text = ?, edits = ?, version = ? WHERE id = ? AND version = ?",
                            "PostUpdate changed");
            unit.inTransaction(manager -> {
                Page page = manager.find(Page.class, 1);
                assertThat(page.edits).isEqualTo(1);
                assertThat(page.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void nothingIsCalledForWhatDoesNotDifferFromItsRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(new Page(1, "one")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Page page = manager.find(Page.class, 1);
                page.text = "changed";
                page.text = "one";
            });
            assertThat(diary.entries())
                    .containsExactly(
                            "SELECT t1.id, t1.text, t1.edits, t1.version, t1.folder_id FROM Page t1 WHERE t1.id = ?",
                            "PostLoad one");
        }
    }

    @OnEachDatabase
    void removeCallsAtOnceAndAlongCascadesAndTheFlushAfterItsStatements(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(filled("folder")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Folder folder = manager.find(Folder.class, 1);
                manager.remove(folder);
                assertThat(diary.changes())
                        .containsExactly(
                                "PostLoad folder",
                                "PreRemove folder",
                                "PostLoad one",
                                "PostLoad two",
                                "PreRemove one",
                                "PreRemove two");
                manager.remove(folder);
                assertThat(diary.changes()).isEmpty();
            });
            assertThat(diary.changes())
                    .containsExactly(
                            "DELETE FROM Page WHERE id = ? AND version = ?",
                            "DELETE FROM Folder WHERE id = ?",
                            "PostRemove folder",
                            "PostRemove one",
                            "PostRemove two");
        }
    }

    @OnEachDatabase
    void anOrphanIsRemovedWithItsCallbacks(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(filled("folder")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                manager.find(Folder.class, 1).pages.remove(0);
                diary.entries();
            });
            assertThat(diary.entries())
                    .containsExactly(
                            "PreRemove one", "DELETE FROM Page WHERE id = ? AND version = ?", "PostRemove one");
        }
    }

    @OnEachDatabase
    void whatWasNeverInsertedIsNotDeleted(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Page page = new Page(1, "one");
                manager.persist(page);
                manager.remove(page);
                manager.remove(new Page(2, "two"));
            });
            assertThat(diary.entries()).containsExactly("PrePersist one", "PreRemove one");
        }
    }

    @OnEachDatabase
    void aRowThatANewInstanceTakesOverIsRemovedAndPersistedForItsInstances(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(new Page(1, "old")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                manager.remove(manager.find(Page.class, 1));
                manager.persist(new Page(1, "new"));
            });
            assertThat(diary.changes())
                    .containsExactly(
                            "PostLoad old",
                            "PreRemove old",
                            "PrePersist new",
                            "UPDATE Page SET text = ?, edits = ?, version = ?, folder_id = ? WHERE id = ? AND version = ?",
                            "PostPersist new",
                            "PostRemove old");
        }
    }

    @OnEachDatabase
    void mergeCallsPrePersistWhenTheStateIsThere(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Page source = new Page(1, "merged");
                assertThat(manager.merge(source)).isNotSameAs(source);
            });
            assertThat(diary.changes())
                    .containsExactly(
                            "PrePersist merged",
                            "INSERT INTO Page (id, text, edits, version, folder_id) VALUES (?, ?, ?, ?, ?)",
                            "PostPersist merged");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void postLoadComesAfterTheLastRowOnceAndAgainAfterARefresh(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(filled("folder")));
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Page one = manager.getReference(Page.class, 1);
                assertThat(diary.entries()).isEmpty();
                assertThat(one.text).isEqualTo("one");
                assertThat(diary.changes()).containsExactly("PostLoad one");

                assertThat(one.folder.pages).hasSize(2);
                assertThat(diary.changes()).containsExactly("PostLoad folder", "PostLoad two");

                assertThat(manager.find(Page.class, 1)).isSameAs(one);
                one.text = "dropped";
                manager.refresh(one);
                assertThat(diary.changes()).containsExactly("PostLoad one");
                assertThat(one.shown).isEqualTo("<one>");
            });
            assertThat(diary.entries()).isEmpty();
        }
    }

    @OnEachDatabase
    void whatACallbackOfACallThrowsReachesTheCallerAndMarksTheTransaction(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            Page page = new Page(1, "refused");
            manager.persist(page);
            manager.flush();
            page.edits = 7;
            assertThatThrownBy(manager::flush)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("refused by PreUpdate");
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            manager.getTransaction().rollback();
            assertThat(manager.contains(page)).isFalse();
        }
    }

    @OnEachDatabase
    void whatPostPersistThrowsTakesTheRowsBackAndTheInstancesAreNewAgain(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Folder folder = new Folder("folder");
            folder.add(new Page(1, "refused late"));
            manager.getTransaction().begin();
            manager.persist(folder);
            assertThatThrownBy(manager.getTransaction()::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasRootCauseMessage("refused by PostPersist");
            assertThat(folder.id).isNull();

            folder.pages.get(0).text = "accepted";
            manager.getTransaction().begin();
            manager.persist(folder);
            manager.getTransaction().commit();
            assertThat(folder.id).isEqualTo(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void whatPostLoadThrowsAtATouchMarksTheTransaction(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            unit.inTransaction(other -> other.persist(new Page(1, "unreadable")));
            manager.getTransaction().begin();
            Page page = manager.getReference(Page.class, 1);
            assertThatThrownBy(() -> assertThat(page.text).isNotNull())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("refused by PostLoad");
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        }
    }

    @Entity
    static class Careless {
        @Id
        int id;

        @PrePersist
        void check() throws IOException {
            throw new IOException("disk");
        }
    }

    @OnEachDatabase
    void aCheckedExceptionIsWrapped(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Careless.class);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            Careless careless = new Careless();
            assertThatThrownBy(() -> manager.persist(careless))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessage("ATH2113 the callback dev.athanor.semantics.CallbackOrderTest$Careless.check() threw a"
                            + " java.io.IOException, which is a checked exception -> Throw a RuntimeException from"
                            + " callbacks, or handle the exception there; see the cause")
                    .hasRootCauseMessage("disk");
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            assertThat(manager.contains(careless)).isFalse();
        }
    }

    /** Sets its own key, counts in another instance, and attaches a new one. */
    @Entity
    static class Busy {
        @Id
        String code;

        int touched;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Busy other;

        @PrePersist
        void prepare() {
            if (code == null) {
                code = "made by PrePersist";
            }
        }

        @PreUpdate
        void spread() {
            Diary.note("PreUpdate " + code);
            if (code.equals("first")) {
                other.touched++;
            } else if (code.equals("second")) {
                other = new Busy();
            }
        }
    }

    @OnEachDatabase
    void callbacksMayChangeWhatTheFlushWrites(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Busy.class)) {
            unit.inTransaction(manager -> {
                Busy first = new Busy();
                first.code = "first";
                first.other = new Busy();
                first.other.code = "second";
                manager.persist(first);
            });
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> manager.find(Busy.class, "first").touched = 5);
            assertThat(diary.changes())
                    .containsExactly(
                            "PreUpdate first",
                            "PreUpdate second",
                            "INSERT INTO Busy (code, touched, other_code) VALUES (?, ?, ?)",
                            "UPDATE Busy SET touched = ? WHERE code = ?",
                            "UPDATE Busy SET touched = ?, other_code = ? WHERE code = ?");
            unit.inTransaction(manager -> {
                Busy second = manager.find(Busy.class, "second");
                assertThat(second.touched).isEqualTo(1);
                assertThat(second.other.code).isEqualTo("made by PrePersist");
            });
        }
    }

    private static Folder filled(String name) {
        Folder folder = new Folder(name);
        folder.add(new Page(1, "one"));
        folder.add(new Page(2, "two"));
        return folder;
    }
}
