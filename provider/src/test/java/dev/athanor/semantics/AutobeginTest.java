package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.TransactionStatus;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.Map;

/** When a transaction begins: when the program says so, or by itself when there is work. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class AutobeginTest {
    @OnEachDatabase
    void theProgramBeginsIt(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            assertThat(guild.find(Mark.class, 1)).isNotNull();
            guild.manager.persist(new Mark(3, "three"));
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            assertThat(guild.manager.getTransaction().isActive()).isFalse();
            assertThatThrownBy(guild::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(guild::rollback).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(guild.manager::flush).hasMessageStartingWith("ATH6101");
        }
    }

    @OnEachDatabase
    void itBeginsWithTheFirstStatement(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            guild.manager.flush();
            assertThat(guild.session.transactionStatus()).as("nothing to write").isEqualTo(TransactionStatus.NONE);
            Mark one = guild.find(Mark.class, 1);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            assertThat(guild.manager.getTransaction().isActive()).isTrue();
            guild.commit();
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.session.transactionStatus()).as("a load").isEqualTo(TransactionStatus.BEGUN);
        }
    }

    @OnEachDatabase
    void itBeginsWithTheFirstWork(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(3, "three"));
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            guild.commit();
            Mark one = guild.find(Mark.class, 1);
            guild.rollback();
            one.motto = "changed";
            assertThat(guild.session.transactionStatus()).as("a change").isEqualTo(TransactionStatus.BEGUN);
            guild.rollback();
            guild.manager.remove(one);
            assertThat(guild.session.transactionStatus()).as("a removal").isEqualTo(TransactionStatus.BEGUN);
            guild.rollback();
            guild.manager.detach(one);
            assertThat(guild.session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            guild.session.add(one);
            assertThat(guild.session.transactionStatus()).as("a return").isEqualTo(TransactionStatus.BEGUN);
        }
    }

    @OnEachDatabase
    void beginTakesItOver(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(3, "three"));
            guild.begin();
            assertThatThrownBy(guild::begin).hasMessageStartingWith("ATH2140");
            guild.commit();
            assertThat(guild.log.statements("INSERT")).hasSize(1);
        }
    }

    @OnEachDatabase
    void endsWithoutABeginningAreNoErrors(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.commit();
            guild.rollback();
            assertThat(guild.log.commits() + guild.log.rollbacks()).isZero();
        }
    }

    @OnEachDatabase
    void whatNobodyCommitsGoesWithTheSession(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(3, "three"));
            guild.manager.flush();
            guild.manager.close();
            assertThat(guild.log.rollbacks()).isEqualTo(1);
            assertThat(guild.log.connectionsOpen()).isZero();
        }
    }

    @OnEachDatabase
    void oneEntityManagerCanChooseOtherwise(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled();
                var other = guild.unit.factory.createEntityManager(Map.of("athanor.transaction.begin", "auto"))) {
            other.persist(new Mark(3, "three"));
            assertThat(other.getTransaction().isActive()).isTrue();
            other.getTransaction().rollback();
        }
    }
}
