package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.NotInSessionException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.semantics.Guild.Apprentice;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import java.util.function.BiConsumer;

/** What may be removed, detached, and found meanwhile: each in both settings of its switch. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class RemovalTest {
    @OnEachDatabase
    void newInstancesCannotBeRemoved(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark three = new Mark(3, "three");
            assertThatThrownBy(() -> guild.manager.remove(three)).isInstanceOf(NotPersistentException.class);
            guild.manager.persist(three);
            assertThatThrownBy(() -> guild.manager.remove(three)).isInstanceOf(NotPersistentException.class);
            assertThat(guild.state(three)).isEqualTo(EntityState.PENDING);
        }
    }

    @OnEachDatabase
    void orTheyAreIgnored(TestDatabase database) {
        try (Guild guild = Guild.standard(database)) {
            guild.begin();
            Mark three = new Mark(3, "three");
            guild.manager.remove(three);
            guild.manager.persist(three);
            guild.manager.remove(three);
            assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
            guild.commit();
        }
    }

    @OnEachDatabase
    void detachedInstancesAreAttachedForIt(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            guild.manager.remove(one);
            assertThat(guild.session.deletedInstances()).containsExactly(one);
            guild.commit();
            assertThat(guild.find(Mark.class, 1)).isNull();
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            assertThatThrownBy(() -> guild.manager.remove(one)).isInstanceOf(InvalidArgumentException.class);
            guild.rollback();
        }
    }

    @OnEachDatabase
    void whatItTravelsToIsLoadedBeforeAnythingIsMarked(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Mark one = guild.find(Mark.class, 1);
            one.motto = "changed";
            guild.log.clear();
            guild.manager.remove(ada);
            assertThat(guild.log.statements("UPDATE")).as("an automatic flush").hasSize(1);
            assertThat(guild.log.statements("DELETE")).isEmpty();
            assertThat(guild.session.deletedInstances()).hasSize(3).contains(ada);
            guild.commit();
            assertThat(guild.find(Apprentice.class, 1)).isNull();
        }
    }

    @OnEachDatabase
    void whatIsNeverLoadedIsLeftAlone(TestDatabase database) {
        String choice = "athanor.attribute." + Master.class.getName() + ".apprentices.lazy";
        try (Guild guild = Guild.sqlalchemy(database, choice, "noload").filled()) {
            Master ada = guild.find(Master.class, 1);
            assertThat(ada.apprentices).isEmpty();
            guild.session.expireAll();
            guild.manager.remove(ada);
            assertThat(guild.session.deletedInstances()).containsExactly(ada);
        }
    }

    @OnEachDatabase
    void aFailedLoadLeavesNoMarks(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            guild.manager.persist(new Mark(1, "taken"));
            assertThatThrownBy(() -> guild.manager.remove(ada)).isInstanceOf(RuntimeException.class);
            assertThat(guild.session.deletedInstances()).isEmpty();
        }
    }

    @OnEachDatabase
    void untilTheFlushItIsThere(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            assertThat(guild.manager.contains(one)).isTrue();
            assertThat(guild.find(Mark.class, 1)).isSameAs(one);
            guild.manager.flush();
            assertThat(guild.manager.contains(one)).isFalse();
            assertThat(guild.find(Mark.class, 1)).isNull();
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            assertThat(guild.manager.contains(one)).isFalse();
            assertThat(guild.session.contains(one)).isTrue();
            assertThat(guild.find(Mark.class, 1)).isNull();
            guild.rollback();
        }
    }

    @OnEachDatabase
    void aRowCanBeDeletedOnceMore(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.manager.remove(one);
            guild.manager.flush();
            assertThat(guild.state(one)).isEqualTo(EntityState.DELETED);
            guild.manager.remove(one);
            assertThat(guild.session.deletedInstances()).containsExactly(one);
            guild.log.clear();
            guild.commit();
            assertThat(guild.log.statements("DELETE")).hasSize(1);
            assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
        }
    }

    @OnEachDatabase
    void whoeverIsToBeDeletedOnceMoreLeavesLikeOthers(TestDatabase database) {
        List<BiConsumer<Guild, Mark>> ways =
                List.of((guild, mark) -> guild.manager.detach(mark), (guild, mark) -> guild.manager.clear());
        for (BiConsumer<Guild, Mark> leave : ways) {
            try (Guild guild = Guild.sqlalchemy(database).filled()) {
                Mark one = guild.find(Mark.class, 1);
                guild.manager.remove(one);
                guild.manager.flush();
                guild.manager.remove(one);
                leave.accept(guild, one);
                assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
                assertThat(guild.session.deletedInstances()).isEmpty();
                assertThat(guild.session.identityMap()).isEmpty();
                guild.rollback();
                assertThat(guild.state(one)).isEqualTo(EntityState.DETACHED);
            }
        }
    }

    @OnEachDatabase
    void whoeverIsToBeDeletedOnceMoreExpiresLikeOthers_butHasNoRow(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.manager.flush();
            assertThatThrownBy(() -> guild.session.expire(one)).isInstanceOf(NotPersistentException.class);
            guild.manager.remove(one);
            guild.session.expire(one);
            assertThat(guild.loaded(one)).isEmpty();
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ObjectDeletedException.class);
            guild.rollback();
            assertThat(one.motto).isEqualTo("one");

            guild.manager.remove(one);
            guild.manager.flush();
            guild.manager.remove(one);
            assertThatThrownBy(() -> guild.manager.refresh(one)).isInstanceOf(ObjectDeletedException.class);
        }
    }

    @OnEachDatabase
    void whatIsNotThereCannotLeave(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark three = new Mark(3, "three");
            assertThatThrownBy(() -> guild.manager.detach(three))
                    .isInstanceOf(NotInSessionException.class)
                    .hasMessageStartingWith("ATH2156");
        }
        try (Guild guild = Guild.standard(database)) {
            guild.manager.detach(new Mark(3, "three"));
        }
    }

    @OnEachDatabase
    void whatIsNotLoadedStays(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice first = guild.find(Apprentice.class, 1);
            guild.manager.detach(ada);
            assertThat(guild.state(first)).isEqualTo(EntityState.PERSISTENT);
            guild.session.add(ada);
            assertThat(ada.apprentices).contains(first);
            guild.manager.detach(ada);
            assertThat(guild.state(first)).isEqualTo(EntityState.DETACHED);
        }
    }

    @OnEachDatabase
    void aPendingInstanceIsFoundByItsKeyOrWrittenFirst(TestDatabase database) {
        try (Guild guild = Guild.standard(database)) {
            guild.begin();
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            assertThat(guild.find(Mark.class, 3)).isSameAs(three);
            assertThat(guild.state(three)).isEqualTo(EntityState.PENDING);
            guild.rollback();
        }
        try (Guild guild = Guild.sqlalchemy(database)) {
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            try (var block = guild.session.withoutAutoflush()) {
                assertThat(guild.find(Mark.class, 3)).isNull();
                block.close();
            }
            assertThat(guild.find(Mark.class, 3)).isSameAs(three);
            assertThat(guild.state(three)).isEqualTo(EntityState.PERSISTENT);
        }
    }

    @OnEachDatabase
    void nothingHasNoKey(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            assertThat(guild.manager.find(Mark.class, (Object) null)).isNull();
        }
        try (Guild guild = Guild.standard(database)) {
            assertThatThrownBy(() -> guild.manager.find(Mark.class, (Object) null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @OnEachDatabase
    void whateverCanBeReached(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Apprentice first = guild.find(Apprentice.class, 1);
            List<Object> reached = guild.session.reachable(first);
            assertThat(reached).hasSize(3);
            assertThat(reached.get(0)).isSameAs(first);
            assertThat(reached.get(1)).isSameAs(guild.find(Master.class, 1));
            assertThat(reached.get(2)).isSameAs(guild.find(Apprentice.class, 2));
        }
    }
}
