package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MultipleParentsException;
import dev.athanor.semantics.Sides.Tag;
import dev.athanor.semantics.Sides.Team;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** Along a relationship with {@code @SingleParent} an object has one owner, which is checked when it is assigned. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class SingleParentTest {
    @OnEachDatabase
    void aSecondOwnerIsRefusedAndNothingHasChanged(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Sides.SQLALCHEMY)) {
            Team one = new Team(10);
            Team two = new Team(11);
            Tag badge = new Tag(10);
            one.badge = badge;
            one.badge = badge;
            assertThatThrownBy(() -> two.badge = badge)
                    .isInstanceOf(MultipleParentsException.class)
                    .hasMessageContaining("Team.badge");
            assertThat(two.badge).isNull();
            assertThat(Facts.isChanged(two, "badge")).isFalse();

            one.badge = null;
            two.badge = badge;
            assertThat(two.badge).isSameAs(badge);
        }
    }

    @OnEachDatabase
    void theFormerObjectIsLoadedToBeFreed(TestDatabase database) {
        try (ShopUnit unit = Sides.unit(database, Sides.SQLALCHEMY)) {
            unit.execute("UPDATE team SET badge_id = 1 WHERE id = 1");
            unit.inTransaction(session -> {
                Team one = (Team) session.find(Team.class, 1);
                unit.log.clear();
                one.badge = null;
                assertThat(unit.log.statements("SELECT")).hasSize(1);
                assertThat(Facts.of(one).committed(Facts.of(one).index().names().indexOf("badge")))
                        .isInstanceOf(Tag.class);
                session.clear();
            });
        }
    }
}
