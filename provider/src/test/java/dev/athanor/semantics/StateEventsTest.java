package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.Savepoint;
import dev.athanor.StateListener;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** Every transition of an instance is told, when it has happened. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class StateEventsTest {
    private static final class Record implements StateListener {
        private final List<String> heard = new ArrayList<>();

        private void add(String event, AthanorSession session, Object entity) {
            Object key = session.inspect(entity).key();
            heard.add(event + " " + (key == null ? ((Mark) entity).id : key));
        }

        List<String> take() {
            List<String> taken = new ArrayList<>(heard);
            heard.clear();
            return taken;
        }

        @Override
        public void transientToPending(AthanorSession session, Object entity) {
            add("transient to pending", session, entity);
        }

        @Override
        public void pendingToTransient(AthanorSession session, Object entity) {
            add("pending to transient", session, entity);
        }

        @Override
        public void pendingToPersistent(AthanorSession session, Object entity) {
            add("pending to persistent", session, entity);
        }

        @Override
        public void persistentToTransient(AthanorSession session, Object entity) {
            add("persistent to transient", session, entity);
        }

        @Override
        public void loadedAsPersistent(AthanorSession session, Object entity) {
            add("loaded", session, entity);
            assertThat(session.inspect(entity).loaded()).contains("id", "motto");
        }

        @Override
        public void persistentToDeleted(AthanorSession session, Object entity) {
            add("persistent to deleted", session, entity);
        }

        @Override
        public void deletedToDetached(AthanorSession session, Object entity) {
            add("deleted to detached", session, entity);
        }

        @Override
        public void deletedToPersistent(AthanorSession session, Object entity) {
            add("deleted to persistent", session, entity);
        }

        @Override
        public void persistentToDetached(AthanorSession session, Object entity) {
            add("persistent to detached", session, entity);
        }

        @Override
        public void detachedToPersistent(AthanorSession session, Object entity) {
            add("detached to persistent", session, entity);
        }
    }

    @OnEachDatabase
    void theLifeOfAnInstance(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Record record = new Record();
            guild.session.addListener(record);
            Mark mark = new Mark(3, "three");
            guild.manager.persist(mark);
            guild.manager.detach(mark);
            assertThat(record.take()).containsExactly("transient to pending 3", "pending to transient 3");
            guild.manager.persist(mark);
            guild.manager.flush();
            assertThat(record.take()).containsExactly("transient to pending 3", "pending to persistent 3");
            guild.manager.detach(mark);
            guild.manager.persist(mark);
            assertThat(record.take()).containsExactly("persistent to detached 3", "detached to persistent 3");
            guild.manager.remove(mark);
            assertThat(record.take()).as("only marked").isEmpty();
            guild.manager.flush();
            assertThat(record.take()).containsExactly("persistent to deleted 3");
            guild.commit();
            assertThat(record.take()).containsExactly("deleted to detached 3");
            guild.session.makeTransient(mark);
            assertThat(record.take()).isEmpty();
        }
    }

    @OnEachDatabase
    void whatRollbacksDo(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Record record = new Record();
            guild.session.addListener(record);
            Mark one = guild.find(Mark.class, 1);
            assertThat(record.take()).containsExactly("loaded 1");
            Savepoint savepoint = guild.session.savepoint();
            guild.manager.persist(new Mark(3, "three"));
            guild.manager.remove(one);
            guild.manager.flush();
            record.take();
            savepoint.rollback();
            assertThat(record.take()).containsExactlyInAnyOrder("persistent to transient 3", "deleted to persistent 1");
            guild.manager.persist(new Mark(4, "four"));
            guild.rollback();
            assertThat(record.take()).containsExactly("transient to pending 4", "pending to transient 4");
        }
    }

    @OnEachDatabase
    void theStandardTellsToo(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            Record record = new Record();
            guild.session.addListener(record);
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.manager.remove(one);
            guild.commit();
            assertThat(record.take()).containsExactly("loaded 1", "persistent to deleted 1", "deleted to detached 1");
        }
    }
}
