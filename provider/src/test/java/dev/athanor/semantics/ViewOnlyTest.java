package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.ViewOnly;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A view-only relationship is read like any other and never written: what the program does to it stays in memory. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ViewOnlyTest {
    private static void inBothProfiles(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            try (ManagerUnit unit =
                    new ManagerUnit(database, Map.of("athanor.semantics", profile), Desk.class, Paper.class)) {
                unit.inTransaction(em -> {
                    em.createNativeQuery("INSERT INTO Desk (id) VALUES (1)").executeUpdate();
                    em.createNativeQuery("INSERT INTO Desk (id) VALUES (2)").executeUpdate();
                    em.createNativeQuery("INSERT INTO Paper (id, desk_id) VALUES (1, 1)")
                            .executeUpdate();
                    em.createNativeQuery("INSERT INTO Paper (id, desk_id) VALUES (2, 2)")
                            .executeUpdate();
                });
                unit.log.clear();
                unit.inTransaction(em -> work.accept(unit, em));
            }
        }
    }

    @OnEachDatabase
    void isReadLikeAnyOther(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            assertThat(em.find(Desk.class, 1).view)
                    .extracting(paper -> paper.id)
                    .containsExactly(1);
            assertThat(em.find(Paper.class, 2).viewed.id).isEqualTo(2);
        });
    }

    @OnEachDatabase
    void whatIsAddedToACollectionIsNotWritten(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Desk first = em.find(Desk.class, 1);
            first.view.add(em.find(Paper.class, 2));
            assertThat(first.view).hasSize(2);
            unit.log.clear();
            em.flush();
            assertThat(unit.log.statements()).isEmpty();
            em.clear();
            assertThat(em.find(Desk.class, 1).view).hasSize(1);
        });
    }

    @OnEachDatabase
    void aReferenceThatIsSetIsNotWritten(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Paper paper = em.find(Paper.class, 2);
            paper.viewed = em.find(Desk.class, 1);
            unit.log.clear();
            em.flush();
            assertThat(unit.log.statements()).isEmpty();
            em.clear();
            assertThat(em.find(Paper.class, 2).viewed.id).isEqualTo(2);
        });
    }

    @OnEachDatabase
    void whatIsNewInItIsNotPersisted(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Desk first = em.find(Desk.class, 1);
            Paper stray = new Paper();
            stray.id = 9;
            first.view.add(stray);
            em.flush();
            assertThat(em.contains(stray)).isFalse();
            assertThat(unit.log.statements("INSERT")).isEmpty();
        });
    }

    @OnEachDatabase
    void theRelationshipBesideItIsWritten(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Desk first = em.find(Desk.class, 1);
            Paper paper = em.find(Paper.class, 2);
            paper.desk = first;
            em.flush();
            em.clear();
            assertThat(em.find(Desk.class, 1).view).extracting(each -> each.id).containsExactly(1, 2);
        });
    }

    @Entity(name = "Desk")
    static class Desk {
        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "desk_id", insertable = false, updatable = false)
        @OrderBy("id")
        @ViewOnly
        List<Paper> view = new ArrayList<>();
    }

    @Entity(name = "Paper")
    static class Paper {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "desk_id")
        Desk desk;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "desk_id", insertable = false, updatable = false)
        @ViewOnly
        Desk viewed;
    }
}
