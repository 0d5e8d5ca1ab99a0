package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MissingRowException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.util.List;
import java.util.Locale;

/** Lazy values are no part of the row that is read, and come together at the first touch of one of them. */
class LazyValueTest {
    @Entity(name = "Paper")
    static class Paper {
        @Id
        int id;

        String title;

        @Basic(fetch = FetchType.LAZY)
        @Lob
        String text;

        @Basic(fetch = FetchType.LAZY)
        byte[] image;

        @Basic(fetch = FetchType.LAZY)
        int pages;

        Paper() {}

        Paper(int id) {
            this.id = id;
            title = "title " + id;
            text = "text " + id;
            image = new byte[] {(byte) id};
            pages = id * 100;
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Paper.class);
        unit.inTransaction(manager -> {
            for (int i = 1; i <= 3; i++) {
                manager.persist(new Paper(i));
            }
        });
        unit.log.clear();
        return unit;
    }

    private static List<String> selects(ManagerUnit unit) {
        return unit.log.statements("SELECT").stream()
                .map(sql -> sql.toLowerCase(Locale.ROOT))
                .toList();
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void theRowIsReadWithoutThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Paper paper = manager.find(Paper.class, 1);
                assertThat(paper.title).isEqualTo("title 1");
                assertThat(selects(unit)).hasSize(1);
                assertThat(selects(unit).get(0)).doesNotContain("text", "image", "pages");
                assertThat(paper.pages).isEqualTo(100);
                assertThat(paper.text).isEqualTo("text 1");
                assertThat(paper.image).containsExactly(1);
                assertThat(selects(unit)).hasSize(2);
                assertThat(selects(unit).get(1))
                        .contains("text", "image", "pages")
                        .doesNotContain("title");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void peersGetTheirsWithTheSameStatement(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Paper> papers = manager.createQuery("select p from Paper p order by p.id", Paper.class)
                        .getResultList();
                papers.forEach(paper -> assertThat(paper.text).isEqualTo("text " + paper.id));
                assertThat(selects(unit)).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void whatTheProgramWroteStays(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Paper paper = manager.find(Paper.class, 1);
                paper.text = "new";
                assertThat(paper.pages).isEqualTo(100);
                assertThat(paper.text).isEqualTo("new");
                unit.log.clear();
            });
            assertThat(unit.log.statements("UPDATE"))
                    .singleElement()
                    .satisfies(sql -> assertThat(sql.toLowerCase(Locale.ROOT))
                            .contains("text")
                            .doesNotContain("pages"));
            unit.inTransaction(
                    manager -> assertThat(manager.find(Paper.class, 1).text).isEqualTo("new"));
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void aDetachedInstanceDoesNotLoadThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Paper[] found = new Paper[1];
            unit.inTransaction(manager -> found[0] = manager.find(Paper.class, 2));
            assertThatThrownBy(() -> assertThat(found[0].text).isNull()).isInstanceOf(UnloadedAttributeException.class);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void aRowThatIsGoneIsToldOf(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Paper paper = manager.find(Paper.class, 3);
                        manager.createNativeQuery("delete from Paper where id = 3")
                                .executeUpdate();
                        assertThat(paper.text).isNull();
                    }))
                    .isInstanceOf(MissingRowException.class);
        }
    }
}
