package dev.athanor.semantics;

import static dev.athanor.testing.StatementLog.Kind.EXECUTE;
import static dev.athanor.testing.StatementLog.Kind.RELEASE_SAVEPOINT;
import static dev.athanor.testing.StatementLog.Kind.ROLLBACK;
import static dev.athanor.testing.StatementLog.Kind.ROLLBACK_TO_SAVEPOINT;
import static dev.athanor.testing.StatementLog.Kind.SAVEPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.EntityState;
import dev.athanor.Savepoint;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The database learns of a savepoint with the first statement inside it, and of its end if it knew of it. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class LazySavepointTest {
    private static List<StatementLog.Kind> sent(Guild guild) {
        List<StatementLog.Kind> kinds =
                guild.log.calls().stream().map(StatementLog.Call::kind).toList();
        guild.log.clear();
        return kinds;
    }

    @OnEachDatabase
    void oneWithoutStatementsIsNotSent_andObjectsRewindAllTheSame(TestDatabase database) {
        for (String semantics : List.of("sqlalchemy", "standard")) {
            try (Guild guild = new Guild(database, semantics, Map.of()).filled()) {
                guild.begin();
                Mark one = guild.find(Mark.class, 1);
                guild.log.clear();
                guild.session.savepoint().release();
                Savepoint savepoint = guild.session.savepoint();
                one.motto = "changed";
                Mark three = new Mark(3, "three");
                guild.manager.persist(three);
                savepoint.rollback();
                assertThat(sent(guild)).isEmpty();
                assertThat(guild.state(three)).isEqualTo(EntityState.TRANSIENT);
                assertThat(one.motto).isEqualTo("one");
                guild.commit();
                assertThat(guild.log.count(SAVEPOINT)).isZero();
            }
        }
    }

    @OnEachDatabase
    void theFirstStatementInsideSendsIt(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(3, "three"));
            Savepoint read = guild.session.savepoint();
            assertThat(sent(guild)).as("the flush is around it").containsExactly(EXECUTE);
            guild.find(Mark.class, 1);
            assertThat(sent(guild)).containsExactly(SAVEPOINT, EXECUTE);
            guild.find(Mark.class, 2);
            assertThat(sent(guild)).containsExactly(EXECUTE);
            read.release();
            assertThat(sent(guild)).containsExactly(RELEASE_SAVEPOINT);

            Savepoint written = guild.session.savepoint();
            guild.manager.persist(new Mark(4, "four"));
            written.release();
            assertThat(sent(guild)).containsExactly(SAVEPOINT, EXECUTE, RELEASE_SAVEPOINT);
        }
    }

    @OnEachDatabase
    void nestedOnesAreSentFromTheOutsideIn(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Savepoint outer = guild.session.savepoint();
            Savepoint inner = guild.session.savepoint();
            guild.manager.persist(new Mark(3, "inner"));
            guild.manager.flush();
            assertThat(sent(guild)).containsExactly(SAVEPOINT, SAVEPOINT, EXECUTE);
            inner.rollback();
            assertThat(sent(guild)).containsExactly(ROLLBACK_TO_SAVEPOINT);
            guild.manager.persist(new Mark(4, "outer"));
            outer.release();
            assertThat(sent(guild)).containsExactly(EXECUTE, RELEASE_SAVEPOINT);
            guild.commit();
            assertThat(guild.find(Mark.class, 3)).isNull();
            assertThat(guild.find(Mark.class, 4)).isNotNull();
        }
    }

    @OnEachDatabase
    void whatWasNotSentEndsWithWhatIsAround(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Savepoint outer = guild.session.savepoint();
            guild.find(Mark.class, 1);
            guild.session.savepoint();
            guild.session.savepoint();
            guild.log.clear();
            outer.rollback();
            assertThat(sent(guild)).containsExactly(ROLLBACK_TO_SAVEPOINT);
            guild.find(Mark.class, 2);
            assertThat(sent(guild)).containsExactly(EXECUTE);

            guild.session.savepoint();
            guild.rollback();
            guild.find(Mark.class, 2);
            assertThat(guild.log.count(SAVEPOINT))
                    .as("of the transaction before")
                    .isZero();
        }
    }

    @OnEachDatabase
    void itIsSentBeforeAnythingThatWritesOnItsOwn(TestDatabase database) {
        List<Consumer<Guild>> writers = List.of(
                guild -> guild.manager
                        .createQuery("update Mark m set m.motto = 'changed'")
                        .executeUpdate(),
                guild -> guild.manager
                        .createNativeQuery("update mark set motto = 'changed'")
                        .executeUpdate(),
                guild -> guild.executeInside("update mark set motto = 'changed'"));
        for (Consumer<Guild> writer : writers) {
            for (String semantics : List.of("sqlalchemy", "standard")) {
                try (Guild guild = new Guild(database, semantics, Map.of()).filled()) {
                    guild.begin();
                    Savepoint savepoint = guild.session.savepoint();
                    writer.accept(guild);
                    savepoint.rollback();
                    assertThat(sent(guild)).containsExactly(SAVEPOINT, EXECUTE, ROLLBACK_TO_SAVEPOINT);
                    guild.commit();
                    assertThat(guild.find(Mark.class, 1).motto).isEqualTo("one");
                }
            }
        }
    }

    @OnEachDatabase
    void itIsSentAtOnceToAConnectionThatTheProgramIsUsing(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.<Connection>runWithConnection(connection -> {
                Savepoint outer = guild.session.savepoint();
                Savepoint inner = guild.session.savepoint();
                assertThat(sent(guild)).containsExactly(SAVEPOINT, SAVEPOINT);
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("update mark set motto = 'inner' where id = 1");
                    inner.rollback();
                    statement.executeUpdate("update mark set motto = 'outer' where id = 2");
                    outer.release();
                }
            });
            guild.commit();
            assertThat(guild.find(Mark.class, 1).motto).isEqualTo("one");
            assertThat(guild.find(Mark.class, 2).motto).isEqualTo("outer");
        }
    }

    @OnEachDatabase
    void itIsSentAtOnceWhileAResultIsOpen(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled();
                Stream<Mark> marks = guild.manager
                        .createQuery("select m from Mark m", Mark.class)
                        .getResultStream()) {
            guild.log.clear();
            Savepoint savepoint = guild.session.savepoint();
            assertThat(sent(guild)).containsExactly(SAVEPOINT);
            assertThat(marks).hasSize(2);
            savepoint.release();
        }
    }

    @OnEachDatabase
    void aFirstStatementThatFailsFailsInsideIt(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.manager.persist(new Mark(3, "three"));
            Savepoint outer = guild.session.savepoint();
            Savepoint inner = guild.session.savepoint();
            guild.manager.persist(new Mark(1, "taken"));
            guild.log.clear();
            assertThatThrownBy(guild.manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(sent(guild)).containsExactly(SAVEPOINT, SAVEPOINT, EXECUTE, ROLLBACK_TO_SAVEPOINT);
            inner.rollback();
            guild.manager.persist(new Mark(4, "four"));
            outer.release();
            guild.commit();
            assertThat(guild.find(Mark.class, 3)).isNotNull();
            assertThat(guild.find(Mark.class, 4)).isNotNull();
        }
    }

    @OnEachDatabase
    void aFlushThatFindsNoRowChangedSendsItWhereTransactionsBeginByThemselves(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            Savepoint savepoint = guild.session.savepoint();
            one.motto = "one";
            guild.log.clear();
            savepoint.release();
            assertThat(sent(guild)).containsExactly(SAVEPOINT, RELEASE_SAVEPOINT);
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            Savepoint savepoint = guild.session.savepoint();
            one.motto = "one";
            guild.log.clear();
            savepoint.release();
            assertThat(sent(guild)).isEmpty();
        }
    }

    @OnEachDatabase
    void aRollbackOfAllGoesLevelByLevelWhereObjectsDo(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            guild.session.savepoint();
            guild.find(Mark.class, 1);
            guild.session.savepoint();
            guild.log.clear();
            guild.rollback();
            assertThat(sent(guild)).containsExactly(ROLLBACK_TO_SAVEPOINT, ROLLBACK);

            guild.session.savepoint();
            guild.find(Mark.class, 1);
            guild.session.savepoint();
            guild.find(Mark.class, 2);
            guild.log.clear();
            guild.session.reset();
            assertThat(sent(guild)).containsExactly(ROLLBACK_TO_SAVEPOINT, ROLLBACK_TO_SAVEPOINT, ROLLBACK);
        }
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            guild.session.savepoint();
            guild.find(Mark.class, 1);
            guild.log.clear();
            guild.rollback();
            assertThat(sent(guild)).containsExactly(ROLLBACK);
        }
    }
}
