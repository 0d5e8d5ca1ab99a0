package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.Savepoint;
import dev.athanor.TransactionStatus;
import dev.athanor.message.SavepointEndedException;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** Savepoints rewind the objects as well as the rows, in either profile. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class SavepointTest {
    @OnEachDatabase
    void rewindsWhatWasDoneInside(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            Master ada = new Master("Ada");
            guild.manager.persist(ada);
            guild.log.clear();
            Savepoint savepoint = guild.session.savepoint();
            assertThat(guild.log.statements("INSERT")).as("flushed first").hasSize(1);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NESTED);
            assertThat(guild.session.savepointDepth()).isEqualTo(1);
            one.motto = "changed";
            guild.manager.remove(two);
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            guild.manager.flush();
            Mark four = new Mark(4, "four");
            guild.manager.persist(four);

            savepoint.rollback();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            assertThat(savepoint.isActive()).isFalse();
            assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(four)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(two)).isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.loaded(one)).as("changed inside").isEmpty();
            assertThat(guild.loaded(ada)).as("not changed inside").contains("id", "name");
            assertThat(one.motto).isEqualTo("one");
            guild.commit();
            assertThat(guild.find(Mark.class, 2).motto).isEqualTo("two");
            assertThat(guild.find(Mark.class, 3)).isNull();
            assertThat(guild.find(Master.class, ada.id)).isSameAs(ada);
        }
    }

    @OnEachDatabase
    void rewindsInTheStandardToo(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            Savepoint savepoint = guild.session.savepoint();
            one.motto = "changed";
            guild.manager.remove(two);
            Master ada = new Master("Ada");
            guild.manager.persist(ada);
            guild.manager.flush();
            savepoint.rollback();
            assertThat(guild.state(ada)).isEqualTo(EntityState.TRANSIENT);
            assertThat(ada.id).as("as if it had never been persisted").isNull();
            assertThat(guild.manager.contains(two)).isTrue();
            assertThat(one.motto).isEqualTo("one");
            guild.manager.persist(ada);
            guild.commit();
            assertThat(ada.id).isNotNull();
            assertThat(guild.find(Mark.class, 2)).isNotNull();
        }
    }

    @OnEachDatabase
    void aReleasedOneBecomesPartOfWhatIsAround(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Savepoint outer = guild.session.savepoint();
            Savepoint inner = guild.session.savepoint();
            assertThat(guild.session.savepointDepth()).isEqualTo(2);
            one.motto = "changed";
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            inner.release();
            assertThat(guild.state(three)).as("flushed").isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.session.savepointDepth()).isEqualTo(1);
            outer.rollback();
            assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.loaded(one)).isEmpty();
        }
    }

    @OnEachDatabase
    void innerOnesEndWithOuterOnes(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Savepoint outer = guild.session.savepoint();
            Savepoint inner = guild.session.savepoint();
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            guild.manager.flush();
            outer.rollback();
            assertThat(guild.session.savepointDepth()).isZero();
            assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
            assertThatThrownBy(inner::release)
                    .isInstanceOf(SavepointEndedException.class)
                    .hasMessageStartingWith("ATH2152");
            assertThatThrownBy(outer::rollback).isInstanceOf(SavepointEndedException.class);
            inner.close();

            outer = guild.session.savepoint();
            inner = guild.session.savepoint();
            guild.manager.persist(three);
            outer.release();
            assertThat(guild.session.savepointDepth()).isZero();
            assertThatThrownBy(inner::rollback).isInstanceOf(SavepointEndedException.class);
            guild.commit();
            assertThat(guild.find(Mark.class, 3)).isSameAs(three);
        }
    }

    @OnEachDatabase
    void aCommitIsOfAllLevels(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Savepoint outer = guild.session.savepoint();
            guild.manager.persist(new Mark(3, "three"));
            Savepoint inner = guild.session.savepoint();
            guild.manager.persist(new Mark(4, "four"));
            guild.commit();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            assertThat(outer.isActive() || inner.isActive()).isFalse();
            assertThat(guild.find(Mark.class, 3)).isNotNull();
            assertThat(guild.find(Mark.class, 4)).isNotNull();
        }
    }

    @OnEachDatabase
    void aRollbackIsOfAllLevels(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            guild.session.savepoint();
            three.motto = "changed";
            Mark four = new Mark(4, "four");
            guild.manager.persist(four);
            guild.session.savepoint();
            guild.rollback();
            assertThat(guild.session.savepointDepth()).isZero();
            assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(four)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.loaded(four)).contains("id", "motto");
            assertThat(guild.loaded(three))
                    .as("what a savepoint would have expired is forgotten")
                    .isEmpty();
        }
    }

    @OnEachDatabase
    void aBlockRollsBackUnlessItIsReleased(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            try (Savepoint savepoint = guild.session.savepoint()) {
                assertThat(savepoint.isActive()).isTrue();
                guild.manager.persist(new Mark(3, "three"));
            }
            try (Savepoint savepoint = guild.session.savepoint()) {
                guild.manager.persist(new Mark(4, "four"));
                savepoint.release();
            }
            guild.commit();
            assertThat(guild.find(Mark.class, 3)).isNull();
            assertThat(guild.find(Mark.class, 4)).isNotNull();
        }
    }

    @OnEachDatabase
    void needsATransaction(TestDatabase database) {
        try (Guild guild = Guild.standard(database)) {
            assertThatThrownBy(guild.session::savepoint).hasMessageStartingWith("ATH2141");
        }
        try (Guild guild = Guild.sqlalchemy(database)) {
            guild.session.savepoint();
            assertThat(guild.session.transactionStatus()).as("begun by itself").isEqualTo(TransactionStatus.NESTED);
        }
    }
}
