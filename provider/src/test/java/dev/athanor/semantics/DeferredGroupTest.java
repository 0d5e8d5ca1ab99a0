package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.LoadGroup;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Lazy values of one group are read together at the first touch of one of them. Those that name no group are one by itself, where
 * everything that is lazy is loaded for peers; where it is loaded for the touched instance alone, each comes alone.
 */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
class DeferredGroupTest {
    private static void run(TestDatabase database, String profile, BiConsumer<ManagerUnit, EntityManager> work) {
        try (ManagerUnit unit = new ManagerUnit(database, Map.of("athanor.semantics", profile), Report.class)) {
            unit.inTransaction(em -> {
                for (int id = 1; id <= 2; id++) {
                    em.createNativeQuery("INSERT INTO Report (id, title, summary, body, chart, sketch, note) VALUES ("
                                    + id + ", 't', 's', 'b', 'c', 'k', 'n')")
                            .executeUpdate();
                }
            });
            unit.log.clear();
            unit.inTransaction(em -> work.accept(unit, em));
        }
    }

    private static void inBothProfiles(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        run(database, "standard", work);
        run(database, "sqlalchemy", work);
    }

    private static Set<String> loaded(EntityManager em, Report report) {
        return em.unwrap(AthanorSession.class).inspect(report).loaded();
    }

    @OnEachDatabase
    void theRowIsReadWithoutThem(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Report report = em.find(Report.class, 1);
            assertThat(unit.log.statements())
                    .singleElement()
                    .asString()
                    .contains("title")
                    .doesNotContain("summary");
            assertThat(loaded(em, report)).containsExactlyInAnyOrder("id", "title");
        });
    }

    @OnEachDatabase
    void aTouchReadsTheWholeGroupAndNoOther(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Report report = em.find(Report.class, 1);
            unit.log.clear();
            assertThat(report.summary).isEqualTo("s");
            assertThat(report.body).isEqualTo("b");
            assertThat(unit.log.statements())
                    .singleElement()
                    .asString()
                    .contains("summary", "body")
                    .doesNotContain("chart")
                    .doesNotContain("sketch")
                    .doesNotContain("title");
            assertThat(report.chart).isEqualTo("c");
            assertThat(unit.log.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void thoseWithoutAGroup(TestDatabase database) {
        run(database, "standard", (unit, em) -> {
            Report report = em.find(Report.class, 1);
            unit.log.clear();
            assertThat(report.sketch).isEqualTo("k");
            assertThat(report.note).isEqualTo("n");
            assertThat(unit.log.statements()).hasSize(1);
        });
        run(database, "sqlalchemy", (unit, em) -> {
            Report report = em.find(Report.class, 1);
            unit.log.clear();
            assertThat(report.sketch).isEqualTo("k");
            assertThat(loaded(em, report)).doesNotContain("note");
            assertThat(report.note).isEqualTo("n");
            assertThat(unit.log.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void whatIsWrittenIsNotRead(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Report report = em.find(Report.class, 1);
            report.body = "mine";
            unit.log.clear();
            assertThat(report.summary).isEqualTo("s");
            assertThat(report.body).isEqualTo("mine");
            em.flush();
            assertThat(unit.log.statements("UPDATE"))
                    .singleElement()
                    .asString()
                    .contains("body")
                    .doesNotContain("summary");
        });
    }

    @OnEachDatabase
    void peersGetTheirsWithTheSameStatementWhereThatIsChosen(TestDatabase database) {
        run(database, "standard", (unit, em) -> {
            List<Report> all = em.createQuery("SELECT r FROM Report r ORDER BY r.id", Report.class)
                    .getResultList();
            unit.log.clear();
            all.forEach(report -> assertThat(report.summary).isEqualTo("s"));
            assertThat(unit.log.statements()).hasSize(1);
        });
        run(database, "sqlalchemy", (unit, em) -> {
            List<Report> all = em.createQuery("SELECT r FROM Report r ORDER BY r.id", Report.class)
                    .getResultList();
            unit.log.clear();
            all.forEach(report -> assertThat(report.summary).isEqualTo("s"));
            assertThat(unit.log.statements()).hasSize(2);
        });
    }

    @Entity(name = "Report")
    static class Report {
        @Id
        int id;

        String title;

        @Basic(fetch = FetchType.LAZY)
        @LoadGroup("texts")
        String summary;

        @Basic(fetch = FetchType.LAZY)
        @LoadGroup("texts")
        String body;

        @Basic(fetch = FetchType.LAZY)
        @LoadGroup("pictures")
        String chart;

        @Basic(fetch = FetchType.LAZY)
        String sketch;

        @Basic(fetch = FetchType.LAZY)
        String note;
    }
}
