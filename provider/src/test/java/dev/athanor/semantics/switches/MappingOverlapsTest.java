package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MappingException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is done about a collection whose association table others write too. */
@SwitchTest(
        value = "athanor.mapping.overlaps",
        entities = {MappingOverlapsTest.Festival.class, MappingOverlapsTest.Act.class})
class MappingOverlapsTest {
    @SetTo("refuse")
    void refused(Supplier<Trial> start) {
        assertThatThrownBy(start::get).isInstanceOf(MappingException.class).hasMessageContaining("line_up");
    }

    @SetTo("warn")
    void accepted(Supplier<Trial> start) {
        Trial trial = start.get();
        Festival festival = new Festival();
        festival.id = 1;
        Act act = new Act();
        act.id = 1;
        festival.acts.add(act);
        trial.em.persist(festival);
        trial.em.persist(act);
        trial.em.flush();
        assertThat(trial.gists()).containsOnlyOnce("INSERT line_up");
    }

    @Entity
    static class Festival {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "line_up",
                joinColumns = @JoinColumn(name = "festival_id"),
                inverseJoinColumns = @JoinColumn(name = "act_id"))
        List<Act> acts = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "line_up",
                joinColumns = @JoinColumn(name = "festival_id"),
                inverseJoinColumns = @JoinColumn(name = "act_id"))
        List<Act> headliners = new ArrayList<>();
    }

    @Entity
    static class Act {
        @Id
        Integer id;
    }
}
