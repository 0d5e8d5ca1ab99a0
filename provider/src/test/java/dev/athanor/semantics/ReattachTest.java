package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.message.AlreadyDeletedException;
import dev.athanor.message.AlreadyHasIdentityException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.KeyException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.semantics.Guild.Apprentice;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;

/** Detached instances come back without SQL, with what was written to them; deleted ones only when they are made new. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ReattachTest {
    @OnEachDatabase
    void persistRefusesThem(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            assertThatThrownBy(() -> guild.manager.persist(one)).isInstanceOf(AlreadyHasIdentityException.class);
            guild.rollback();
        }
    }

    @OnEachDatabase
    void onRequestTheyComeBackAllTheSame(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            one.motto = "changed";
            guild.begin();
            guild.log.clear();
            guild.session.reattach(one);
            assertThat(guild.manager.contains(one)).isTrue();
            assertThat(guild.log.statements()).isEmpty();
            guild.commit();
            assertThat(guild.log.statements("UPDATE")).hasSize(1);
            assertThatThrownBy(() -> guild.session.reattach(new Mark(3, "three")))
                    .isInstanceOf(NotPersistentException.class);
        }
    }

    @OnEachDatabase
    void persistAttachesThem(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice first = ada.apprentices.get(0);
            guild.manager.clear();
            ada.name = "changed";
            guild.log.clear();
            guild.manager.persist(ada);
            assertThat(guild.state(ada)).isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.state(first)).as("along PERSIST").isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.session.dirtyInstances()).containsExactly(ada);
            assertThat(guild.log.statements()).isEmpty();
            guild.manager.flush();
            assertThat(guild.log.statements("UPDATE")).hasSize(1);
        }
    }

    @OnEachDatabase
    void aSecondInstanceOfOneIdentityIsRefused(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            Mark again = guild.find(Mark.class, 1);
            assertThat(again).isNotSameAs(one);
            assertThatThrownBy(() -> guild.manager.persist(one)).isInstanceOf(IdentityTakenException.class);
            assertThatThrownBy(() -> guild.manager.remove(one)).isInstanceOf(IdentityTakenException.class);
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
        }
    }

    @OnEachDatabase
    void whatAnotherSessionHasIsRefused(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled();
                EntityManager other = guild.unit.factory.createEntityManager()) {
            Mark one = other.find(Mark.class, 1);
            assertThatThrownBy(() -> guild.manager.persist(one)).isInstanceOf(OtherSessionException.class);
            assertThatThrownBy(() -> guild.manager.remove(one)).isInstanceOf(OtherSessionException.class);
        }
    }

    @OnEachDatabase
    void aRemovalIsTakenBackBeforeTheFlushOnly(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.manager.persist(one);
            assertThat(guild.session.deletedInstances()).isEmpty();
            guild.manager.remove(one);
            guild.manager.flush();
            assertThatThrownBy(() -> guild.manager.persist(one))
                    .isInstanceOf(AlreadyDeletedException.class)
                    .hasMessageStartingWith("ATH2155");
            guild.commit();
            assertThatThrownBy(() -> guild.manager.persist(one))
                    .as("after the commit too")
                    .isInstanceOf(AlreadyDeletedException.class);
            guild.session.makeTransient(one);
            guild.manager.persist(one);
            guild.commit();
            assertThat(one.motto).isEqualTo("one");
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.manager.flush();
            guild.manager.persist(one);
            guild.commit();
            assertThat(guild.find(Mark.class, 1)).isSameAs(one);
        }
    }

    @OnEachDatabase
    void makeTransientKeepsTheAttributes(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            guild.session.expire(two, "motto");
            guild.session.makeTransient(one);
            guild.session.makeTransient(two);
            assertThat(guild.state(one)).isEqualTo(EntityState.TRANSIENT);
            assertThat(guild.session.inspect(one).key()).isNull();
            assertThat(one.motto).isEqualTo("one");
            assertThat(two.motto).as("expired, and never read again").isNull();
            one.id = 11;
            guild.manager.persist(one);
            guild.commit();
            assertThat(guild.find(Mark.class, 1)).isNotNull().isNotSameAs(one);
            assertThat(guild.find(Mark.class, 11)).isSameAs(one);
        }
    }

    @OnEachDatabase
    void makeDetachedSaysThatThereIsARow(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = new Mark();
            assertThatThrownBy(() -> guild.session.makeDetached(one)).isInstanceOf(KeyException.class);
            one.id = 1;
            guild.session.makeDetached(one);
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
            assertThatThrownBy(() -> guild.session.makeDetached(one))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("ATH2157");
            guild.session.add(one);
            assertThat(guild.session.dirtyInstances()).isEmpty();
            assertThat(guild.log.statements()).isEmpty();
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.log.statements()).hasSize(1);
        }
    }
}
