package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.athanor.AthanorSession;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.Savepoint;
import dev.athanor.SingleParent;
import dev.athanor.WritableForeignKey;
import dev.athanor.message.AlreadyDeletedException;
import dev.athanor.message.AlreadyHasIdentityException;
import dev.athanor.message.BlankKeyException;
import dev.athanor.message.CircularDependencyException;
import dev.athanor.message.CodedException;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.ConversionException;
import dev.athanor.message.DataRefusedException;
import dev.athanor.message.DirtyMergeException;
import dev.athanor.message.EntityConflictException;
import dev.athanor.message.FlushException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InactiveTransactionException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MultipleParentsException;
import dev.athanor.message.NoAttributeValueException;
import dev.athanor.message.NotInSessionException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.NullIdentityException;
import dev.athanor.message.NullKeyException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.PendingRollbackException;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.RefreshFailedException;
import dev.athanor.message.SavepointEndedException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.TransientMergeException;
import dev.athanor.message.TypeMismatchException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.message.WriteOnlyException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Each kind of error that the unit of work knows is an exception of its own type, which says what of, and what to do. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ErrorCategoriesTest {
    private static final class Cellar implements AutoCloseable {
        final ManagerUnit unit;
        final EntityManager em;
        final AthanorSession session;
        private final TestDatabase database;

        Cellar(TestDatabase database) {
            this(database, Map.of());
        }

        Cellar(TestDatabase database, Map<String, String> choices) {
            this.database = database;
            Map<String, String> properties = new java.util.HashMap<>(choices);
            properties.put("athanor.semantics", "sqlalchemy");
            unit = new ManagerUnit(
                    database,
                    properties,
                    Rack.class,
                    Bottle.class,
                    Label.class,
                    Cork.class,
                    Entry.class,
                    Link.class,
                    Knot.class);
            database.execute(
                    "INSERT INTO rack (id, name) VALUES (1, 'left')",
                    "INSERT INTO bottle (id, name, rack_id) VALUES (1, 'red', 1)",
                    "INSERT INTO entry (rack_id, no, name) VALUES (1, 1, 'first')");
            em = unit.factory.createEntityManager();
            session = em.unwrap(AthanorSession.class);
        }

        Bottle bottle() {
            return em.find(Bottle.class, 1);
        }

        Rack rack() {
            return em.find(Rack.class, 1);
        }

        void elsewhere(String sql) {
            database.execute(sql);
        }

        @Override
        public void close() {
            session.reset();
            em.close();
            unit.close();
        }
    }

    /** The type, the type of the standard that it belongs to, the code, the subject, and a remedy after the arrow. */
    private static void assertRaised(
            Class<? extends RuntimeException> type,
            Class<? extends RuntimeException> standard,
            String code,
            String subject,
            ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isExactlyInstanceOf(type).isInstanceOf(standard);
        assertThat(((CodedException) thrown).code()).isEqualTo(code);
        assertThat(thrown.getMessage()).startsWith(code + " ").contains(subject).contains(" -> ");
    }

    @OnEachDatabase
    void integrity(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.em.persist(new Bottle(1, "white"));
            assertRaised(
                    ConstraintViolationException.class,
                    PersistenceException.class,
                    "ATH4010",
                    "Bottle#1",
                    cellar.em::flush);
        }
    }

    @OnEachDatabase
    void staleData(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.bottle().name = "white";
            cellar.session.savepoint().rollback();
            cellar.em.getTransaction().rollback();
            cellar.bottle().name = "white";
            cellar.elsewhere("DELETE FROM bottle");
            assertRaised(
                    StaleStateException.class, OptimisticLockException.class, "ATH2101", "Bottle#1", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void pendingRollback(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.em.persist(new Bottle(1, "white"));
            assertThat(catchThrowable(cellar.em::flush)).isNotNull();
            assertRaised(
                    PendingRollbackException.class,
                    IllegalStateException.class,
                    "ATH2151",
                    "a flush has failed",
                    cellar::rack);
        }
    }

    @OnEachDatabase
    void detachedAccess(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.detach(red);
            assertRaised(
                    UnloadedAttributeException.class,
                    PersistenceException.class,
                    "ATH2126",
                    "Bottle#1.rack",
                    () -> assertThat(red.rack).isNull());
        }
    }

    @OnEachDatabase
    void objectDeleted(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.getTransaction().commit();
            cellar.elsewhere("DELETE FROM bottle");
            assertRaised(
                    ObjectDeletedException.class,
                    EntityNotFoundException.class,
                    "ATH2171",
                    "Bottle#1",
                    () -> assertThat(red.name).isNull());
        }
    }

    @OnEachDatabase
    void refreshFailed(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.getTransaction().commit();
            cellar.elsewhere("DELETE FROM bottle");
            assertRaised(
                    RefreshFailedException.class,
                    EntityNotFoundException.class,
                    "ATH2158",
                    "Bottle#1",
                    () -> cellar.em.refresh(red));
        }
    }

    @OnEachDatabase
    void notPersistent(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle white = new Bottle(2, "white");
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> cellar.em.remove(white),
                    () -> cellar.em.refresh(white),
                    () -> cellar.session.expire(white),
                    () -> cellar.session.refresh(white, "name"))) {
                assertRaised(NotPersistentException.class, IllegalArgumentException.class, "ATH2154", "Bottle#", call);
            }
        }
    }

    @OnEachDatabase
    void notInSession(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            assertRaised(
                    NotInSessionException.class,
                    IllegalArgumentException.class,
                    "ATH2156",
                    "Bottle#",
                    () -> cellar.em.detach(new Bottle(2, "white")));
        }
    }

    @OnEachDatabase
    void alreadyDeleted(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.remove(red);
            cellar.em.flush();
            assertRaised(
                    AlreadyDeletedException.class,
                    IllegalArgumentException.class,
                    "ATH2155",
                    "Bottle#1",
                    () -> cellar.em.persist(red));
        }
    }

    @OnEachDatabase
    void alreadyHasIdentity(TestDatabase database) {
        try (Cellar cellar = new Cellar(database, Map.of("athanor.persist.detached", "error"))) {
            Bottle red = cellar.bottle();
            cellar.em.detach(red);
            assertRaised(
                    AlreadyHasIdentityException.class,
                    EntityExistsException.class,
                    "ATH2122",
                    "Bottle#1",
                    () -> cellar.em.persist(red));
        }
    }

    @OnEachDatabase
    void flushConflict(TestDatabase database) {
        try (Cellar cellar = new Cellar(database, Map.of("athanor.flush.key-check", "flush"))) {
            cellar.bottle();
            cellar.em.persist(new Bottle(1, "white"));
            assertRaised(
                    EntityConflictException.class,
                    EntityExistsException.class,
                    "ATH2110",
                    "Bottle#1",
                    cellar.em::flush);
        }
    }

    @OnEachDatabase
    void identityTaken(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.detach(red);
            cellar.bottle();
            assertRaised(
                    IdentityTakenException.class,
                    EntityExistsException.class,
                    "ATH2110",
                    "Bottle#1",
                    () -> cellar.em.persist(red));
        }
    }

    @OnEachDatabase
    void otherSession(TestDatabase database) {
        try (Cellar cellar = new Cellar(database);
                EntityManager other = cellar.unit.factory.createEntityManager()) {
            Bottle red = other.find(Bottle.class, 1);
            assertRaised(
                    OtherSessionException.class,
                    IllegalArgumentException.class,
                    "ATH2121",
                    "Bottle#1",
                    () -> cellar.em.persist(red));
            other.unwrap(AthanorSession.class).reset();
        }
    }

    @OnEachDatabase
    void raiseLoad(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Rack left = cellar.rack();
            assertRaised(
                    RaiseLoadException.class,
                    PersistenceException.class,
                    "ATH2170",
                    "Rack#1.labels",
                    () -> left.labels.size());
        }
    }

    @OnEachDatabase
    void writeOnlyIteration(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Rack left = cellar.rack();
            assertRaised(
                    WriteOnlyException.class,
                    PersistenceException.class,
                    "ATH2176",
                    "Rack.seals",
                    () -> left.seals.iterator());
        }
    }

    @OnEachDatabase
    void multipleParents(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Label label = new Label();
            Bottle first = new Bottle(2, "white");
            first.label = label;
            Bottle second = new Bottle(3, "green");
            assertRaised(
                    MultipleParentsException.class,
                    PersistenceException.class,
                    "ATH2180",
                    "Bottle.label",
                    () -> second.label = label);
        }
    }

    @OnEachDatabase
    void mergeDirtyNoLoad(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Bottle red = cellar.bottle();
            cellar.em.detach(red);
            red.name = "white";
            assertRaised(
                    DirtyMergeException.class,
                    IllegalArgumentException.class,
                    "ATH2162",
                    "Bottle#1",
                    () -> cellar.session.mergeWithoutLoad(red));
        }
    }

    @OnEachDatabase
    void mergeTransientNoLoad(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            assertRaised(
                    TransientMergeException.class,
                    IllegalArgumentException.class,
                    "ATH2161",
                    "Bottle#",
                    () -> cellar.session.mergeWithoutLoad(new Bottle(1, "red")));
        }
    }

    @OnEachDatabase
    void blankPrimaryKey(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.rack().entries.clear();
            assertRaised(
                    BlankKeyException.class, PersistenceException.class, "ATH2190", "Entry#[1, 1]", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void nullIdentity(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            if (database.kind() == TestDatabase.Kind.MARIADB) {
                cellar.elsewhere("ALTER TABLE link DROP PRIMARY KEY, MODIFY id INT NULL");
            } else {
                cellar.elsewhere("ALTER TABLE link DROP CONSTRAINT " + primaryKey(database));
                cellar.elsewhere("ALTER TABLE link ALTER COLUMN id DROP NOT NULL");
            }
            cellar.em.persist(new Link());
            assertRaised(
                    NullIdentityException.class, PersistenceException.class, "ATH2193", "Link#new", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void nullPrimaryKey(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.elsewhere("INSERT INTO cork (id, rack_id) VALUES (1, 1)");
            Rack left = cellar.rack();
            Cork cork = left.corks.get(0);
            cellar.session.makeTransient(cork);
            cork.id = null;
            left.corks.remove(cork);
            cellar.em.persist(cork);
            assertRaised(NullKeyException.class, PersistenceException.class, "ATH2192", "Cork#", cellar.em::flush);
        }
    }

    private static String primaryKey(TestDatabase database) {
        try (var connection = database.dataSource().getConnection();
                var keys = connection
                        .getMetaData()
                        .getPrimaryKeys(
                                database.catalog(),
                                database.schemaPattern(),
                                database.kind() == TestDatabase.Kind.H2 ? "LINK" : "link")) {
            keys.next();
            return keys.getString("PK_NAME");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @OnEachDatabase
    void circularDependency(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Knot one = new Knot(1);
            Knot two = new Knot(2);
            one.knot = two;
            two.knot = one;
            cellar.em.persist(one);
            cellar.em.persist(two);
            assertRaised(
                    CircularDependencyException.class,
                    PersistenceException.class,
                    "ATH2191",
                    "Knot#",
                    cellar.em::flush);
        }
    }

    @OnEachDatabase
    void flushFailed(TestDatabase database) {
        try (Cellar cellar = new Cellar(database, Map.of("athanor.flush.circular-rows", "break"))) {
            Knot one = new Knot(1);
            Knot two = new Knot(2);
            one.knot = two;
            two.knot = one;
            cellar.em.persist(one);
            cellar.em.persist(two);
            assertRaised(FlushException.class, PersistenceException.class, "ATH2108", "Knot#", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void transactionClosed(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Savepoint savepoint = cellar.session.savepoint();
            savepoint.release();
            for (ThrowingCallable call : List.<ThrowingCallable>of(savepoint::release, savepoint::rollback)) {
                assertRaised(
                        SavepointEndedException.class, IllegalStateException.class, "ATH2152", "the savepoint", call);
            }
        }
    }

    @OnEachDatabase
    void inactiveTransaction(TestDatabase database) {
        try (Cellar cellar = new Cellar(database, Map.of("athanor.transaction.begin", "explicit"))) {
            assertRaised(
                    InactiveTransactionException.class,
                    IllegalStateException.class,
                    "ATH6101",
                    "commit()",
                    () -> cellar.em.getTransaction().commit());
            assertRaised(
                    InactiveTransactionException.class,
                    IllegalStateException.class,
                    "ATH2141",
                    "transaction",
                    () -> cellar.em.getTransaction().rollback());
        }
    }

    /** The interfaces of Java say how that is told. */
    @OnEachDatabase
    void notInCollection(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            assertThat(cellar.rack().bottles.remove(new Bottle(2, "white"))).isFalse();
        }
    }

    @OnEachDatabase
    void noSuchAttribute(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            assertRaised(
                    NoAttributeValueException.class,
                    IllegalArgumentException.class,
                    "ATH2181",
                    "Bottle#",
                    () -> cellar.session.unset(new Bottle(2, "white"), "rack"));
        }
    }

    @OnEachDatabase
    @SuppressWarnings({"unchecked", "rawtypes"})
    void typeMismatch(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            List bottles = cellar.rack().bottles;
            assertRaised(
                    TypeMismatchException.class,
                    IllegalArgumentException.class,
                    "ATH2182",
                    "Rack.bottles",
                    () -> bottles.add(new Link(1)));
        }
    }

    @OnEachDatabase
    void conversionFailed(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            Link link = new Link(1);
            link.shape = "square";
            cellar.em.persist(link);
            assertRaised(
                    ConversionException.class, PersistenceException.class, "ATH4023", "OnlyRound", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void dataFailed(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            cellar.bottle().name = "a name that is too long";
            assertRaised(
                    DataRefusedException.class, PersistenceException.class, "ATH4004", "Bottle#1", cellar.em::flush);
        }
    }

    @OnEachDatabase
    void invalidRequest(TestDatabase database) {
        try (Cellar cellar = new Cellar(database)) {
            assertRaised(
                    InvalidArgumentException.class,
                    IllegalArgumentException.class,
                    "ATH2120",
                    "java.lang.String",
                    () -> cellar.em.persist("red"));
        }
    }

    @Entity
    @Table(name = "rack")
    static class Rack {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "rack")
        List<Bottle> bottles = new ArrayList<>();

        @OneToMany(mappedBy = "rack")
        @Loading(LoadingStrategy.RAISE)
        List<Label> labels = new ArrayList<>();

        @OneToMany(mappedBy = "sealed")
        @Loading(LoadingStrategy.WRITE_ONLY)
        @PassiveDeletes(PassiveDeletesMode.TRUE)
        List<Label> seals = new ArrayList<>();

        @OneToMany(mappedBy = "rack", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Cork> corks = new ArrayList<>();

        @OneToMany(mappedBy = "rack")
        List<Entry> entries = new ArrayList<>();
    }

    @Entity
    @Table(name = "bottle")
    static class Bottle {
        @Id
        Integer id;

        @Column(length = 10)
        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Rack rack;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        @SingleParent
        Label label;

        Bottle() {}

        Bottle(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "label")
    static class Label {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Rack rack;

        @ManyToOne(fetch = FetchType.LAZY)
        Rack sealed;
    }

    @Entity
    @Table(name = "cork")
    static class Cork {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Rack rack;
    }

    @Entity
    @Table(name = "entry")
    @IdClass(Entry.Key.class)
    static class Entry {
        @Id
        @WritableForeignKey
        @Column(name = "rack_id")
        Integer rackId;

        @Id
        Integer no;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "rack_id")
        Rack rack;

        record Key(Integer rackId, Integer no) {}
    }

    @Entity
    @Table(name = "link")
    static class Link {
        @Id
        Integer id;

        @Convert(converter = OnlyRound.class)
        String shape;

        Link() {}

        Link(int id) {
            this.id = id;
        }
    }

    static class OnlyRound implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(String shape) {
            if (shape != null && !shape.equals("round")) {
                throw new IllegalArgumentException(shape);
            }
            return shape;
        }

        @Override
        public String convertToEntityAttribute(String stored) {
            return stored;
        }
    }

    @Entity
    @Table(name = "knot")
    static class Knot {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY, optional = false)
        Knot knot;

        Knot() {}

        Knot(int id) {
            this.id = id;
        }
    }
}
