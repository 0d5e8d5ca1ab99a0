package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.EntityState;
import dev.athanor.semantics.Guild.Apprentice;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.LockModeType;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether a session keeps unchanged instances that the program has dropped. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class WeakIdentityMapTest {
    private static Guild weak(TestDatabase database) {
        return Guild.sqlalchemy(database, "athanor.identity-map", "weak").filled();
    }

    private static Guild strong(TestDatabase database) {
        return Guild.sqlalchemy(database, "athanor.identity-map", "strong").filled();
    }

    /** What only the collector can bring about comes within a while, or not at all. */
    private static boolean comes(BooleanSupplier condition) {
        for (int i = 0; i < 50 && !condition.getAsBoolean(); i++) {
            System.gc();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return condition.getAsBoolean();
    }

    private static WeakReference<Object> load(Guild guild) {
        return new WeakReference<>(guild.find(Mark.class, 1));
    }

    @OnEachDatabase
    void anUnchangedOneGoes(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> one = load(guild);
            assertThat(comes(() -> one.refersTo(null))).isTrue();
            assertThat(comes(() -> guild.session.identityMap().isEmpty())).isTrue();
            guild.log.clear();
            assertThat(guild.find(Mark.class, 1).motto).isEqualTo("one");
            assertThat(guild.log.statements()).as("read anew").hasSize(1);
        }
    }

    @OnEachDatabase
    void orItStays(TestDatabase database) {
        try (Guild guild = strong(database)) {
            WeakReference<Object> one = load(guild);
            System.gc();
            assertThat(guild.session.identityMap()).hasSize(1);
            assertThat(one.refersTo(null)).isFalse();
        }
    }

    private static WeakReference<Object> change(Guild guild) {
        Mark one = guild.find(Mark.class, 1);
        one.motto = "changed";
        return new WeakReference<>(one);
    }

    @OnEachDatabase
    void aChangedOneStaysUntilTheFlush(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> one = change(guild);
            System.gc();
            assertThat(one.refersTo(null)).isFalse();
            guild.manager.flush();
            assertThat(guild.log.statements("UPDATE")).hasSize(1);
            assertThat(comes(() -> one.refersTo(null))).isTrue();
        }
    }

    private static WeakReference<Object> persist(Guild guild) {
        Mark mark = new Mark(3, "three");
        guild.manager.persist(mark);
        return new WeakReference<>(mark);
    }

    @OnEachDatabase
    void aPendingOneStaysUntilTheFlush(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> mark = persist(guild);
            System.gc();
            assertThat(mark.refersTo(null)).isFalse();
            guild.manager.flush();
            assertThat(comes(() -> mark.refersTo(null)))
                    .as("within the transaction")
                    .isTrue();
            guild.rollback();
            assertThat(guild.find(Mark.class, 3)).isNull();
        }
    }

    private static WeakReference<Object> remove(Guild guild) {
        Mark one = guild.find(Mark.class, 1);
        guild.manager.remove(one);
        return new WeakReference<>(one);
    }

    @OnEachDatabase
    void aRemovedOneStaysUntilTheFlush(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> one = remove(guild);
            System.gc();
            assertThat(one.refersTo(null)).isFalse();
            guild.commit();
            assertThat(guild.find(Mark.class, 1)).isNull();
        }
    }

    private static WeakReference<Object> join(Guild guild) {
        Master ada = guild.find(Master.class, 1);
        new Apprentice("Eve").master = ada;
        Apprentice eve = new Apprentice("Eve");
        guild.manager.persist(eve);
        eve.master = ada;
        return new WeakReference<>(ada);
    }

    @OnEachDatabase
    void oneWithQueuedChangesStays(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> ada = join(guild);
            System.gc();
            assertThat(ada.refersTo(null)).isFalse();
            guild.commit();
            assertThat(guild.find(Master.class, 1).apprentices).hasSize(3);
        }
    }

    private static WeakReference<Object> lock(Guild guild) {
        Mark one = guild.manager.find(Mark.class, 1, LockModeType.PESSIMISTIC_WRITE);
        return new WeakReference<>(one);
    }

    @OnEachDatabase
    void aLockedOneStaysUntilTheEnd(TestDatabase database) {
        try (Guild guild = weak(database)) {
            WeakReference<Object> one = lock(guild);
            System.gc();
            assertThat(one.refersTo(null)).isFalse();
            guild.commit();
            assertThat(comes(() -> one.refersTo(null))).isTrue();
        }
    }

    /** Whatever the moment at which the collector runs: without an error these tests cannot fail. */
    private static void whileTheCollectorRuns(int times, Consumer<Guild> work) throws InterruptedException {
        try (Guild guild = weak(TestDatabase.open(TestDatabase.Kind.H2))) {
            AtomicBoolean isOver = new AtomicBoolean();
            Thread collector = new Thread(() -> {
                while (!isOver.get()) {
                    System.gc();
                }
            });
            collector.start();
            try {
                for (int i = 0; i < times; i++) {
                    work.accept(guild);
                    guild.manager.clear();
                }
            } finally {
                isOver.set(true);
                collector.join();
            }
        }
    }

    @Test
    void noneGoesBeforeItIsHandedOut() throws InterruptedException {
        whileTheCollectorRuns(
                10_000, guild -> assertThat(guild.find(Mark.class, 1)).isNotNull());
    }

    @Test
    void orBeforeItIsReferredTo() throws InterruptedException {
        whileTheCollectorRuns(3_000, guild -> {
            Apprentice first = guild.find(Apprentice.class, 1);
            assertThat(first.master.name).isEqualTo("Ada");
            assertThat(first.master.apprentices).hasSize(2).contains(first);
        });
    }

    @Test
    void orBeforeItIsMergedOnto() throws InterruptedException {
        whileTheCollectorRuns(
                3_000,
                guild -> assertThat(guild.state(guild.manager.merge(new Mark(1, "one"))))
                        .isEqualTo(EntityState.PERSISTENT));
    }
}
