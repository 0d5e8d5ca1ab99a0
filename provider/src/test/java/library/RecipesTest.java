package library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** What programs often need, made of the rules. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class RecipesTest {
    @RuleExample(0)
    void globalCriteria(Example example) {
        EntityManager em = example.of(Board.class, Notice.class)
                .rows(
                        "board (id) VALUES (1)",
                        "notice (id, text, takendown, board_id) VALUES (1, 'Closed on Monday', FALSE, 1), (2, 'Lost: a glove', TRUE, 1)")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Board board = em.find(Board.class, 1);
        assertThat(board.notices).hasSize(1);
        assertThat(em.find(Notice.class, 2)).isNull();

        session.disableCriteria("posted");
        assertThat(em.find(Notice.class, 2).text).isEqualTo("Lost: a glove");
        // end
        example.sent("SELECT board", "SELECT notice", "SELECT notice", "SELECT notice");
    }

    private static EntityManager plays(Example example) {
        return example.of(Play.class, Part.class, Actor.class)
                .rows(
                        "play (id, title) VALUES (1, 'The Tempest')",
                        "actor (id, name) VALUES (1, 'Ira'), (2, 'Edmund')",
                        "part (play_id, actor_id, figure) VALUES (1, 1, 'Ariel')")
                .open();
    }

    @RuleExample(0)
    void associationObject(Example example) {
        EntityManager em = plays(example);
        // snippet
        Play hamlet = new Play("Hamlet");
        hamlet.parts.add(new Part(em.find(Actor.class, 1), "Horatio"));
        hamlet.parts.add(new Part(new Actor("Ellen"), "Ophelia"));
        em.persist(hamlet);
        em.flush();
        // end
        example.sent("SELECT actor", "INSERT actor", "INSERT play", "INSERT part", "INSERT part");
    }

    @RuleExample(0)
    void associationProxy(Example example) {
        EntityManager em = plays(example);
        // snippet
        Play tempest = em.find(Play.class, 1);
        assertThat(tempest.cast()).extracting(actor -> actor.name).containsExactly("Ira");
        tempest.cast().add(em.find(Actor.class, 2)); // makes a part
        em.flush();
        // end
        example.sent("SELECT play", "SELECT part", "SELECT actor", "SELECT actor", "INSERT part");
    }

    @RuleExample(0)
    void uniqueObjects(Example example) {
        EntityManager em = plays(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Actor ira = session.unique(Actor.class, Map.of("name", "Ira")); // there is a row
        assertThat(ira.id).isEqualTo(1);

        Actor ellen = session.unique(Actor.class, Map.of("name", "Ellen")); // there is none
        assertThat(session.unique(Actor.class, Map.of("name", "Ellen"))).isSameAs(ellen);
        em.flush();
        // end
    }

    @RuleExample(0)
    void partialKeys(Example example) {
        example.elsewhere("CREATE TABLE placement (guest INT, desk INT)");
        EntityManager em = example.of(Placement.class)
                .with("jakarta.persistence.schema-generation.database.action", "none")
                .with("athanor.partial-keys", true)
                .rows("placement (guest, desk) VALUES (1, 3), (2, NULL)")
                .open();
        // snippet
        List<Placement> all = em.createQuery("select p from Placement p order by p.guest", Placement.class)
                .getResultList();
        assertThat(all).hasSize(2).doesNotContainNull();
        assertThat(em.find(Placement.class, new Placement.Key(2, null))).isSameAs(all.get(1));
        // end
        example.sent("SELECT placement");
    }

    @RuleExample(0)
    void relatedObjects(Example example) {
        EntityManager em = plays(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Play tempest = em.find(Play.class, 1);
        assertThat(session.reachable(tempest)).hasSize(3).startsWith(tempest);
        // end
    }
}
