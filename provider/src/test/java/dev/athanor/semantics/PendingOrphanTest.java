package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.internal.cascade.OrphanRule;
import dev.athanor.internal.cascade.ParentTracker;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.AlreadyDeletedException;
import dev.athanor.semantics.Sides.Member;
import dev.athanor.semantics.Sides.Team;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import java.util.Objects;

/** Whoever needs an owner and has none is an orphan; a pending one leaves the session at once. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class PendingOrphanTest {
    private static ShopUnit unit(TestDatabase database) {
        return Sides.unit(database, Sides.SQLALCHEMY);
    }

    private static boolean isOrphan(Object instance) {
        return OrphanRule.isOrphan((Mapper) Objects.requireNonNull(Facts.of(instance).mapper), instance);
    }

    @OnEachDatabase
    void aPendingOneLeavesWithItsOwner(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Team team = (Team) session.find(Team.class, 1);
                Member member = new Member(10);
                team.members.add(member);
                assertState(member, Lifecycle.PENDING);
                team.members.remove(member);
                assertState(member, Lifecycle.TRANSIENT);

                team.members.add(member);
                team.members = List.of();
                assertState(member, Lifecycle.TRANSIENT);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void whenItsReferenceIsTaken(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Team team = (Team) session.find(Team.class, 1);
                Member member = new Member(10);
                team.members.add(member);
                member.team = null;
                assertThat(team.members).extracting(each -> each.id).containsExactly(1, 2);
                assertState(member, Lifecycle.TRANSIENT);
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void aPersistentOneWaitsForTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Team one = (Team) session.find(Team.class, 1);
                Team two = (Team) session.find(Team.class, 2);
                Member ada = one.members.get(0);
                assertThat(two.members).isEmpty();
                assertThat(isOrphan(ada)).as("loaded, so that it has an owner").isFalse();
                one.members.remove(ada);
                assertState(ada, Lifecycle.PERSISTENT);
                assertThat(isOrphan(ada)).isTrue();
                two.members.add(ada);
                assertThat(isOrphan(ada)).isFalse();
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void theLoadOfTheOtherCollectionFlushesIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Team one = (Team) session.find(Team.class, 1);
                Team two = (Team) session.find(Team.class, 2);
                Member bob = one.members.remove(1);
                assertThatThrownBy(() -> two.members.add(bob)).isInstanceOf(AlreadyDeletedException.class);
                assertState(bob, Lifecycle.DELETED);
                assertThat(two.members).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void oneThatNeverHadAnOwnerIsNoOrphanToDiscard(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Member member = new Member(10);
                session.persist(member);
                assertThat(isOrphan(member)).isTrue();
                assertThat(ParentTracker.isOrphanedOutside(member)).isFalse();
                session.clear();
            });
        }
    }

    @OnEachDatabase
    void whatHappensOutsideASessionIsRemembered(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Team team = new Team(10);
            Member member = new Member(10);
            team.members.add(member);
            team.members.remove(member);
            assertThat(ParentTracker.isOrphanedOutside(member)).isTrue();
        }
    }

    @OnEachDatabase
    void oneThatIsNewAgainIsDeletedByItsKeyAndStaysPending(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Guild.Master ada = guild.find(Guild.Master.class, 1);
            Guild.Apprentice first = ada.apprentices.get(0);
            guild.manager.clear();
            ada.apprentices.remove(first);
            guild.session.makeTransient(first);
            guild.session.reattach(ada);
            guild.session.add(first);
            guild.log.clear();
            guild.manager.flush();
            assertThat(guild.log.statements()).containsExactly("DELETE FROM apprentice WHERE id = ?");
            assertThat(guild.state(first)).isEqualTo(EntityState.PENDING);
            assertThat(guild.session.newInstances()).containsExactly(first);
        }
    }
}
