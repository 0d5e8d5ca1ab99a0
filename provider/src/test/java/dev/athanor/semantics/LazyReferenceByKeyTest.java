package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.AutoflushBlock;
import dev.athanor.WritableForeignKey;
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
import java.util.Map;

/**
 * An unloaded reference is loaded by the key that its foreign key has in memory, flushed or not; if the session has the object of that
 * key, without a statement. A loaded reference does not look at the foreign key until it expires.
 */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class LazyReferenceByKeyTest {
    private static ManagerUnit unit(TestDatabase database, String profile) {
        ManagerUnit unit = new ManagerUnit(
                database,
                Map.of("athanor.semantics", profile, "athanor.identity-map", "strong"),
                Reader.class,
                Loan.class);
        unit.inTransaction(em -> {
            for (int id = 1; id <= 2; id++) {
                em.createNativeQuery("INSERT INTO Reader (id, name) VALUES (" + id + ", 'reader " + id + "')")
                        .executeUpdate();
            }
            em.createNativeQuery("INSERT INTO Loan (id, reader_id) VALUES (1, 1)")
                    .executeUpdate();
        });
        unit.log.clear();
        return unit;
    }

    private interface Work {
        void on(ManagerUnit unit, EntityManager em, AthanorSession session);
    }

    private static void run(TestDatabase database, String profile, Work work) {
        try (ManagerUnit unit = unit(database, profile);
                EntityManager em = unit.factory.createEntityManager()) {
            AthanorSession session = em.unwrap(AthanorSession.class);
            em.getTransaction().begin();
            // What is changed here is not to be flushed by what is read afterwards.
            try (AutoflushBlock block = session.withoutAutoflush()) {
                work.on(unit, em, session);
            }
            em.getTransaction().rollback();
        }
    }

    private static void inBothProfiles(TestDatabase database, Work work) {
        run(database, "standard", work);
        run(database, "sqlalchemy", work);
    }

    @OnEachDatabase
    void fromTheIdentityMapWithoutAStatement(TestDatabase database) {
        inBothProfiles(database, (unit, em, session) -> {
            Reader first = em.find(Reader.class, 1);
            Loan loan = em.find(Loan.class, 1);
            unit.log.clear();
            assertThat(session.inspect(loan).unloaded()).contains("reader");
            assertThat(loan.reader).isSameAs(first);
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void byAKeyThatIsNotFlushedYet(TestDatabase database) {
        inBothProfiles(database, (unit, em, session) -> {
            Loan loan = em.find(Loan.class, 1);
            loan.readerId = 2;
            unit.log.clear();
            assertThat(loan.reader.name).isEqualTo("reader 2");
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        });
    }

    @OnEachDatabase
    void byAKeyThatIsNotFlushedYetFromTheIdentityMap(TestDatabase database) {
        inBothProfiles(database, (unit, em, session) -> {
            Reader second = em.find(Reader.class, 2);
            Loan loan = em.find(Loan.class, 1);
            loan.readerId = 2;
            unit.log.clear();
            assertThat(loan.reader).isSameAs(second);
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aKeyThatWasTakenAwayLeadsToNothing(TestDatabase database) {
        inBothProfiles(database, (unit, em, session) -> {
            Loan loan = em.find(Loan.class, 1);
            loan.readerId = null;
            unit.log.clear();
            assertThat(loan.reader).isNull();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aLoadedOneStaysUntilItExpires(TestDatabase database) {
        inBothProfiles(database, (unit, em, session) -> {
            Loan loan = em.find(Loan.class, 1);
            assertThat(loan.reader.id).isEqualTo(1);
            loan.readerId = 2;
            assertThat(loan.reader.id).isEqualTo(1);
            session.expire(loan, "reader");
            assertThat(loan.reader.id).isEqualTo(2);
        });
    }

    @OnEachDatabase
    void whoReferencesWhatIsGoneIsTold(TestDatabase database) {
        run(database, "standard", (unit, em, session) -> {
            Loan loan = em.find(Loan.class, 1);
            loan.readerId = 77;
            assertThatThrownBy(() -> loan.reader.name.length()).hasMessageContaining("Loan#1");
        });
        run(database, "sqlalchemy", (unit, em, session) -> {
            Loan loan = em.find(Loan.class, 1);
            loan.readerId = 77;
            assertThat(loan.reader).isNull();
        });
    }

    @Entity(name = "Reader")
    static class Reader {
        @Id
        int id;

        String name;
    }

    @Entity(name = "Loan")
    static class Loan {
        @Id
        int id;

        @Column(name = "reader_id")
        @WritableForeignKey
        Integer readerId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "reader_id")
        Reader reader;
    }
}
