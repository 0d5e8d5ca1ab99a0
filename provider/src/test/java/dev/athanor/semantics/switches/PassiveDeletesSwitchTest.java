package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.OnDelete;
import dev.athanor.ReferentialAction;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Which rows at the far side of a relationship are left to the ON DELETE clauses of the database. */
@SwitchTest(
        value = "athanor.passive-deletes",
        entities = {PassiveDeletesSwitchTest.Show.class, PassiveDeletesSwitchTest.Act.class},
        attribute = "Show.acts",
        with = "athanor.remove.nullify=always")
class PassiveDeletesSwitchTest {
    private static Show shown(Trial trial) {
        trial.rows("show (id) VALUES (1)", "act (id, show_id) VALUES (1, 1), (2, 1)");
        Show show = trial.em.find(Show.class, 1);
        trial.forget();
        return show;
    }

    private static void removed(Trial trial, Show show) {
        trial.em.remove(show);
        trial.em.flush();
    }

    @SetTo("false")
    void none(Trial trial) {
        removed(trial, shown(trial));
        trial.sent("SELECT act", "UPDATE act", "UPDATE act", "DELETE show");
    }

    @SetTo("true")
    void thoseThatAreNotLoaded(Trial trial) {
        removed(trial, shown(trial));
        trial.sent("DELETE show");
    }

    @SetTo("true")
    void notThoseThatAreLoaded(Trial trial) {
        Show show = shown(trial);
        assertThat(show.acts).hasSize(2);
        trial.forget();
        removed(trial, show);
        trial.sent("UPDATE act", "UPDATE act", "DELETE show");
    }

    @SetTo("all")
    void all(Trial trial) {
        Show show = shown(trial);
        assertThat(show.acts).hasSize(2);
        trial.forget();
        removed(trial, show);
        trial.sent("DELETE show");
    }

    @Entity
    @Table(name = "show")
    static class Show {
        @Id
        Integer id;

        @OneToMany(mappedBy = "show")
        @OrderBy("id")
        List<Act> acts = new ArrayList<>();
    }

    @Entity
    static class Act {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Show show;
    }
}
