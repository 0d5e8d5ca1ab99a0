package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.athanor.internal.session.FlushStatistics;
import dev.athanor.internal.session.Session;
import dev.athanor.internal.unitofwork.FlushCandidates;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a flush costs follows what has changed, not what the session has. */
class FlushCostTest {
    private static final int MANAGED = 100_000;

    /** Looks at everything, as a flush without attribute events must. */
    private static final FlushCandidates SCANNING =
            context -> new ArrayList<>(context.identityMap().all());

    @OnEachDatabase
    void onlyWhatHasChangedIsVisited(TestDatabase database) {
        assertVisitsOne(database, FlushCandidates.MODIFIED);
    }

    @OnEachDatabase
    void aFlushThatScansIsFoundOut(TestDatabase database) {
        assertThatThrownBy(() -> assertVisitsOne(database, SCANNING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("instances that the flush has visited")
                .hasMessageContaining(String.valueOf(MANAGED));
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void aFlushWithNothingToDoMakesNoObject(TestDatabase database) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("cost").managedClass(Grain.class);
        Map<String, Object> properties = Map.of(
                "jakarta.persistence.nonJtaDataSource",
                database.dataSource(),
                "jakarta.persistence.schema-generation.database.action",
                "drop-and-create");
        try (SessionFactory factory = SessionFactory.open(PersistenceUnitReader.of(configuration), properties);
                Session session = factory.openSession()) {
            session.transaction().begin();
            Grain grain = new Grain();
            grain.id = 1;
            session.persist(grain);
            session.flush();
            ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                session.flush();
            }
            assertThat((thread.getCurrentThreadAllocatedBytes() - before) / 1000)
                    .as("bytes per flush")
                    .isLessThan(16);
            session.transaction().rollback();
        }
    }

    private static void assertVisitsOne(TestDatabase database, FlushCandidates candidates) {
        StatementLog log = StatementLog.over(database);
        PersistenceConfiguration configuration = new PersistenceConfiguration("cost").managedClass(Grain.class);
        Map<String, Object> properties = Map.of(
                "jakarta.persistence.nonJtaDataSource",
                log.dataSource(),
                "jakarta.persistence.schema-generation.database.action",
                "drop-and-create");
        try (SessionFactory factory =
                        SessionFactory.open(PersistenceUnitReader.of(configuration), properties, candidates);
                Session session = factory.openSession()) {
            List<Grain> grains = new ArrayList<>();
            session.transaction().begin();
            for (int i = 0; i < MANAGED; i++) {
                Grain grain = new Grain();
                grain.id = i;
                session.persist(grain);
                grains.add(grain);
            }
            session.flush();
            log.clear();
            grains.get(MANAGED / 2).size = 1;
            long before = visited(factory);
            session.flush();
            long visited = visited(factory) - before;
            session.transaction().rollback();
            assertThat(log.statements()).containsExactly("UPDATE grain SET size_ = ? WHERE id = ?");
            assertThat(visited).as("instances that the flush has visited").isEqualTo(1);
        }
    }

    private static long visited(SessionFactory factory) {
        FlushStatistics.Snapshot snapshot = factory.services().flushStatistics().snapshot();
        return snapshot.visited();
    }

    @Entity
    @Table(name = "grain")
    static class Grain {
        @Id
        int id;

        @jakarta.persistence.Column(name = "size_")
        int size;
    }
}
