package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AttributeHistory;
import dev.athanor.EntityState;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.message.RefreshFailedException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Guild.Apprentice;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.Map;

/** Instances forget what they hold, at once or attribute by attribute, and read it anew when it is needed, or at once. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ExpiryTest {
    @OnEachDatabase
    void everythingIsForgottenAndReadInOneStatement(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            assertThat(ada.apprentices).hasSize(2);
            ada.name = "changed";
            guild.session.expire(ada);
            assertThat(guild.loaded(ada)).isEmpty();
            assertThat(guild.session.dirtyInstances()).isEmpty();
            assertThat(guild.session.inspect(ada).isModified()).isFalse();
            guild.log.clear();
            assertThat(ada.name).isEqualTo("Ada");
            assertThat(ada.id).isEqualTo(1);
            assertThat(guild.log.statements()).hasSize(1);
            assertThat(ada.apprentices).hasSize(2);
            guild.manager.flush();
            assertThat(guild.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void whatIsReadWithTheRowIsNotReadAgain(TestDatabase database) {
        Map<String, Integer> statements = Map.of("joined", 1, "selectin", 2, "select", 2);
        statements.forEach((strategy, expected) -> {
            String choice = "athanor.attribute." + Master.class.getName() + ".apprentices.lazy";
            try (Guild guild = Guild.sqlalchemy(database, choice, strategy).filled()) {
                Master ada = guild.find(Master.class, 1);
                guild.session.expire(ada);
                guild.log.clear();
                assertThat(ada.apprentices).as(strategy).hasSize(2);
                assertThat(guild.log.statements()).as(strategy).hasSize(expected);
            }
        });
    }

    @OnEachDatabase
    void namedAttributesAreForgotten(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Apprentice first = guild.find(Apprentice.class, 1);
            assertThat(first.master.name).isEqualTo("Ada");
            guild.session.expire(first, "name");
            assertThat(guild.loaded(first)).containsExactly("id", "master");
            guild.session.expire(first, "master");
            guild.log.clear();
            assertThat(first.master).isNotNull();
            assertThat(first.name).isEqualTo("first");
            assertThatThrownBy(() -> guild.session.expire(first, "nmae"))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("ATH6206");
        }
    }

    @OnEachDatabase
    void aWriteToAnExpiredAttributeLoadsNothing(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            guild.log.clear();
            one.motto = "changed";
            assertThat(guild.log.statements()).isEmpty();
            assertThat(guild.loaded(one)).containsExactly("motto");
            assertThat(guild.session.inspect(one).history("motto").deleted()).isEmpty();
            guild.manager.flush();
            assertThat(guild.log.statements("UPDATE")).hasSize(1);
            assertThat(one.motto).isEqualTo("changed");
        }
    }

    @OnEachDatabase
    void changesOfCollectionsAreForgottenToo(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice first = ada.apprentices.get(0);
            ada.apprentices.remove(first);
            guild.session.expire(ada, "apprentices");
            assertThat(guild.session.inspect(ada).history("apprentices")).isEqualTo(AttributeHistory.NONE);
            assertThat(guild.session.dirtyInstances())
                    .as("still counts as written to")
                    .contains(ada);
        }
    }

    @OnEachDatabase
    void allInstancesAtOnce(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            Mark three = new Mark(3, "three");
            guild.manager.persist(three);
            one.motto = "changed";
            guild.session.expireAll();
            assertThat(guild.loaded(one)).isEmpty();
            assertThat(guild.loaded(two)).isEmpty();
            assertThat(guild.loaded(three)).as("pending").contains("motto");
            assertThat(guild.session.dirtyInstances()).isEmpty();
        }
    }

    @OnEachDatabase
    void travelsAlongRefreshAndNotForNamedAttributes(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice first = ada.apprentices.get(0);
            guild.session.expire(ada, "name", "apprentices");
            assertThat(guild.loaded(first)).isNotEmpty();
            assertThat(ada.apprentices).contains(first);
            guild.session.expire(ada);
            assertThat(guild.loaded(first)).isEmpty();
        }
    }

    @OnEachDatabase
    void aPendingChildThatIsNothingWithoutItsOwnerLeaves(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice eve = new Apprentice("Eve");
            ada.apprentices.add(eve);
            assertThat(guild.state(eve)).isEqualTo(EntityState.PENDING);
            guild.session.expire(ada);
            assertThat(guild.state(eve)).isEqualTo(EntityState.TRANSIENT);
        }
    }

    @OnEachDatabase
    void onlyPersistentInstancesExpire(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark three = new Mark(3, "three");
            assertThatThrownBy(() -> guild.session.expire(three))
                    .isInstanceOf(NotPersistentException.class)
                    .hasMessageStartingWith("ATH2154");
            guild.manager.persist(three);
            assertThatThrownBy(() -> guild.session.expire(three)).isInstanceOf(NotPersistentException.class);
            Mark one = guild.find(Mark.class, 1);
            guild.manager.detach(one);
            assertThatThrownBy(() -> guild.session.refresh(one)).isInstanceOf(NotPersistentException.class);
        }
    }

    @OnEachDatabase
    void whatIsExpiredCannotBeReadWithoutASession(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            guild.manager.detach(one);
            assertThatThrownBy(() -> one.motto.length()).isInstanceOf(UnloadedAttributeException.class);
        }
    }

    @OnEachDatabase
    void theRowMayBeGone(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            guild.session.expireAll();
            guild.executeInside("DELETE FROM mark");
            assertThatThrownBy(() -> one.motto.length()).isInstanceOf(ObjectDeletedException.class);
            assertThatThrownBy(() -> guild.manager.refresh(one))
                    .isInstanceOf(RefreshFailedException.class)
                    .hasMessageStartingWith("ATH2158");
            assertThat(guild.state(one)).isEqualTo(EntityState.PERSISTENT);
            assertThat(guild.find(Mark.class, 2)).as("it is looked for").isNull();
            assertThat(guild.state(two)).isEqualTo(EntityState.DELETED);
        }
    }

    @OnEachDatabase
    void anExpiredInstanceIsReadWhenItIsFound(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            guild.log.clear();
            assertThat(guild.find(Mark.class, 1)).isSameAs(one);
            assertThat(guild.log.statements()).hasSize(1);
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void aQueryByAnExpiredInstanceReadsItsKey(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            var query = guild.manager
                    .createQuery("select a from Apprentice a where a.master = :master", Apprentice.class)
                    .setParameter("master", ada);
            guild.session.expire(ada);
            assertThat(query.getResultList()).hasSize(2);
            assertThat(guild.loaded(ada)).contains("id", "name");
            guild.executeInside("DELETE FROM apprentice");
            guild.executeInside("DELETE FROM master");
            guild.session.expire(ada);
            assertThatThrownBy(query::getResultList).isInstanceOf(ObjectDeletedException.class);
        }
    }

    // ---- refresh ------------------------------------------------------------------------------------------------

    @OnEachDatabase
    void refreshWritesTheChangesOfOthersFirst(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            one.motto = "dropped";
            two.motto = "written";
            guild.log.clear();
            guild.manager.refresh(one);
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.log.statements()).hasSize(2);
            assertThat(guild.log.statements("UPDATE")).hasSize(1);
            assertThat(guild.session.dirtyInstances()).isEmpty();
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            two.motto = "not written";
            guild.log.clear();
            guild.manager.refresh(one);
            assertThat(guild.log.statements("UPDATE")).isEmpty();
            guild.rollback();
        }
    }

    @OnEachDatabase
    void refreshOnlyExpiresWhatItTravelsTo(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            Apprentice first = ada.apprentices.get(0);
            first.name = "changed";
            guild.log.clear();
            guild.manager.refresh(ada);
            assertThat(guild.log.statements()).hasSize(1);
            assertThat(guild.loaded(first)).isEmpty();
            assertThat(guild.loaded(ada)).containsExactly("id", "name");
            assertThat(first.name).isEqualTo("first");
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Master ada = guild.find(Master.class, 1);
            Apprentice first = ada.apprentices.get(0);
            guild.manager.refresh(ada);
            assertThat(guild.loaded(first)).contains("name");
            guild.commit();
        }
    }

    @OnEachDatabase
    void namedAttributesAreReadAtOnceAndOthersStay(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            ada.name = "mine";
            guild.executeInside("UPDATE apprentice SET name = 'renamed' WHERE id = 1");
            guild.session.refresh(ada, "apprentices");
            assertThat(guild.loaded(ada)).contains("apprentices");
            assertThat(ada.apprentices.get(0).name).isEqualTo("renamed");
            assertThat(ada.name).isEqualTo("mine");
            guild.session.refresh(ada, "name");
            assertThat(ada.name).as("its own change was written before").isEqualTo("mine");
        }
    }

    @OnEachDatabase
    void theStandardExpiresOnRequestToo(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.executeInside("UPDATE mark SET motto = 'other' WHERE id = 1");
            guild.session.expire(one);
            assertThat(one.motto).isEqualTo("other");
            one.motto = "mine";
            guild.session.refresh(one, "motto");
            assertThat(one.motto).isEqualTo("other");
            guild.commit();
        }
    }

    @OnEachDatabase
    void aForgottenKeyIsNotReplacedWithoutASession(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            guild.manager.detach(one);
            assertThatThrownBy(() -> one.id = 3)
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessageContaining("Mark#1.id");
            one.motto = "known again";
            assertThat(one.motto).isEqualTo("known again");
            assertThat(guild.loaded(one)).containsExactly("motto");
        }
    }
}
