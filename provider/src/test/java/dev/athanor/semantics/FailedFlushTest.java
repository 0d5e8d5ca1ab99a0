package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.Savepoint;
import dev.athanor.TransactionStatus;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.PendingRollbackException;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;

/** After a failed flush: the transaction is marked, or rolled back at once and refuses work until the program has rolled back too. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class FailedFlushTest {
    @OnEachDatabase
    void theTransactionIsMarked(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark taken = new Mark(1, "taken");
            guild.manager.persist(taken);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(guild.manager.getTransaction().getRollbackOnly()).isTrue();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            assertThat(guild.state(taken)).isEqualTo(EntityState.PENDING);
            guild.rollback();
            assertThat(guild.state(taken)).isEqualTo(EntityState.TRANSIENT);
        }
    }

    @OnEachDatabase
    void theTransactionIsRolledBackAtOnce(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark two = guild.find(Mark.class, 2);
            two.motto = "changed";
            Master ada = new Master("Ada");
            guild.manager.persist(ada);
            guild.manager.flush();
            Mark taken = new Mark(1, "taken");
            guild.manager.persist(taken);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(guild.log.rollbacks()).isEqualTo(1);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            assertThat(guild.manager.getTransaction().isActive()).isTrue();
            assertThat(guild.state(taken)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(ada)).as("inserted by an earlier flush").isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(two)).isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.loaded(two)).isEmpty();
        }
    }

    @OnEachDatabase
    void noRowOfTheFailedStatementLeavesAKeyBehind(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database, "athanor.jdbc.batch-size", "1")) {
            Master ada = new Master("Ada");
            Master tooLong = new Master("x".repeat(300));
            guild.manager.persist(ada);
            guild.manager.persist(tooLong);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(PersistenceException.class);
            assertThat(ada.id).isNull();
            assertThat(guild.loaded(ada)).doesNotContain("id");
            assertThat(tooLong.id).isNull();
        }
    }

    @OnEachDatabase
    void nothingIsSentUntilTheProgramHasRolledBackToo(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark two = guild.find(Mark.class, 2);
            Mark taken = new Mark(1, "taken");
            guild.manager.persist(taken);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            guild.log.clear();
            assertThatThrownBy(() -> guild.find(Mark.class, 1))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageStartingWith("ATH2151")
                    .hasCauseInstanceOf(ConstraintViolationException.class);
            assertThatThrownBy(() -> two.motto.length()).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(guild.session::savepoint).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(guild::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(PendingRollbackException.class);
            assertThat(taken.motto).as("what is in memory can be read").isEqualTo("taken");
            guild.manager.flush();
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            two.motto = "changed";
            assertThatThrownBy(guild.manager::flush).isInstanceOf(PendingRollbackException.class);
            assertThat(guild.state(three)).isEqualTo(EntityState.PENDING);
            assertThat(guild.log.statements()).isEmpty();

            guild.rollback();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            assertThat(guild.state(three)).as("discarded").isEqualTo(EntityState.TRANSIENT);
            assertThat(two.motto).isEqualTo("two");
            assertThat(guild.log.rollbacks())
                    .as("the database has rolled back before")
                    .isZero();
        }
    }

    @OnEachDatabase
    void aFailedCommitIsAFailedFlush(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(1, "taken"));
            assertThatThrownBy(guild::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(ConstraintViolationException.class);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            guild.rollback();
            guild.manager.persist(new Mark(3, "three"));
            guild.commit();
        }
    }

    @OnEachDatabase
    void onlyTheInnermostSavepointIsRolledBack(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            Savepoint savepoint = guild.session.savepoint();
            Mark taken = new Mark(1, "taken");
            guild.manager.persist(taken);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            assertThat(savepoint.isActive()).isFalse();
            assertThat(guild.state(taken)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.state(three)).isEqualTo(EntityState.PERSISTENT);
            assertThatThrownBy(savepoint::release).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(() -> guild.find(Mark.class, 1)).isInstanceOf(PendingRollbackException.class);
            savepoint.rollback();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            guild.commit();
            assertThat(guild.find(Mark.class, 3).motto).isEqualTo("three");
        }
    }

    @OnEachDatabase
    void inTheStandardASavepointSavesTheTransactionToo(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            guild.manager.persist(new Mark(3, "three"));
            Savepoint savepoint = guild.session.savepoint();
            Mark taken = new Mark(1, "taken");
            guild.manager.persist(taken);
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(guild.manager.getTransaction().getRollbackOnly()).isTrue();
            assertThatThrownBy(savepoint::release).hasMessageStartingWith("ATH2153");
            savepoint.rollback();
            assertThat(guild.manager.getTransaction().getRollbackOnly()).isFalse();
            assertThat(guild.state(taken)).isEqualTo(EntityState.TRANSIENT);
            guild.commit();
            assertThat(guild.find(Mark.class, 3)).isNotNull();
            assertThat(guild.find(Mark.class, 1).motto).isEqualTo("one");
        }
    }
}
