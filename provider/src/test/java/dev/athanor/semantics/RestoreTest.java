package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Guild.Apprentice;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** What a rollback makes of instances where the session goes back to what it was; the standard's way is in {@link RollbackTest}. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class RestoreTest {
    @OnEachDatabase
    void insertedOnesAreTransientAndKeepWhatTheyHold(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Master ada = new Master("Ada");
            Apprentice eve = new Apprentice("Eve");
            ada.apprentices.add(eve);
            guild.manager.persist(ada);
            guild.manager.flush();
            Integer key = ada.id;
            Mark pending = new Mark(3, "three");
            guild.manager.persist(pending);
            guild.rollback();
            assertThat(guild.state(ada)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(eve)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(pending)).isEqualTo(EntityState.TRANSIENT);
            assertThat(ada.id).isEqualTo(key).isNotNull();
            assertThat(ada.apprentices).containsExactly(eve);
            assertThat(guild.session).isEmpty();

            guild.log.clear();
            guild.manager.persist(ada);
            guild.commit();
            assertThat(guild.log.statements("INSERT")).hasSize(2);
            assertThat(ada.id).as("the key that it has kept").isEqualTo(key);
        }
    }

    @OnEachDatabase
    void whatTheyHadForgottenIsGone(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.flush();
            guild.session.expire(mark, "motto");
            guild.rollback();
            assertThat(guild.state(mark)).isEqualTo(EntityState.TRANSIENT);
            assertThatThrownBy(() -> mark.motto.length())
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessageContaining("motto");
            mark.motto = "again";
            assertThat(mark.motto).isEqualTo("again");
        }
    }

    @OnEachDatabase
    void whoHasForgottenItsKeyIsNobodyToMerge(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.flush();
            guild.session.expire(mark);
            guild.rollback();
            assertThatThrownBy(() -> guild.manager.merge(mark))
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessageContaining(".id");
        }
    }

    @OnEachDatabase
    void deletedOnesArePersistentAgain(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            guild.manager.remove(one);
            guild.manager.flush();
            guild.manager.remove(two);
            assertThat(guild.state(one)).isEqualTo(EntityState.DELETED);
            guild.rollback();
            assertThat(guild.state(one)).isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.session.deletedInstances()).isEmpty();
            assertThat(guild.session.identityMap()).containsExactlyInAnyOrder(one, two);
            assertThat(guild.loaded(one)).isEmpty();
            assertThat(one.motto).isEqualTo("one");
        }
    }

    @OnEachDatabase
    void persistentOnesExpireWhateverCommitDoes(TestDatabase database) {
        try (Guild guild =
                Guild.sqlalchemy(database, "athanor.expire-on-commit", "none").filled()) {
            Mark one = guild.find(Mark.class, 1);
            one.motto = "changed";
            guild.manager.flush();
            one.motto = "changed again";
            guild.rollback();
            assertThat(guild.loaded(one)).isEmpty();
            assertThat(guild.session.dirtyInstances()).isEmpty();
            assertThat(one.motto).isEqualTo("one");
        }
    }

    @OnEachDatabase
    void whatWasInsertedAndDeletedIsTransient(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.flush();
            guild.manager.remove(mark);
            guild.manager.flush();
            assertThat(guild.state(mark)).isEqualTo(EntityState.DELETED);
            guild.rollback();
            assertThat(guild.state(mark)).isEqualTo(EntityState.TRANSIENT);
            assertThat(mark.motto).isEqualTo("three");
        }
    }

    @OnEachDatabase
    void whoHasLeftStaysAway(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.flush();
            guild.manager.detach(mark);
            guild.rollback();
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
            assertThat(guild.state(mark)).as("there never was a row").isEqualTo(EntityState.TRANSIENT);
        }
    }

    @OnEachDatabase
    void resetLeavesInstancesAsTheyAre(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.flush();
            guild.session.reset();
            assertThat(guild.log.rollbacks()).isEqualTo(1);
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
            assertThat(guild.state(mark)).isEqualTo(EntityState.DETACHED);
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.find(Mark.class, 3)).as("the session goes on").isNull();
        }
    }

    @OnEachDatabase
    void deletedOnesAreDetachedByACommitThatExpires(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.commit();
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
            assertThat(one.motto).isEqualTo("one");
        }
        try (Guild guild =
                Guild.sqlalchemy(database, "athanor.expire-on-commit", "none").filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.commit();
            assertThat(guild.state(one)).isEqualTo(EntityState.DELETED);
            guild.manager.detach(one);
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
        }
    }

    @OnEachDatabase
    void workIsRefusedAfterTheEndOfTheEntityManager(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.commit();
            guild.manager.close();
            assertThatThrownBy(() -> one.motto.length()).hasMessageStartingWith("ATH2126");
        }
    }
}
