package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.ActiveHistory;
import dev.athanor.AthanorSession;
import dev.athanor.LoadGroup;
import dev.athanor.WritableForeignKey;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a value was before it is written: read first where it matters, and not where it does not. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class FormerValueTest {
    @Entity
    @Table(name = "fv_order")
    static class Order {
        @Id
        @Nullable Integer id;

        @Nullable String name;

        @LoadGroup("texts")
        @Basic(fetch = FetchType.LAZY)
        @Nullable String note;
    }

    static class LineKey {
        @Nullable Integer orderId;

        @Nullable Integer pos;

        LineKey() {}

        LineKey(int orderId, int pos) {
            this.orderId = orderId;
            this.pos = pos;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LineKey that
                    && Objects.equals(orderId, that.orderId)
                    && Objects.equals(pos, that.pos);
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, pos);
        }
    }

    @Entity
    @Table(name = "fv_line")
    @IdClass(LineKey.class)
    static class Line {
        @Id
        @WritableForeignKey
        @Column(name = "order_id")
        @Nullable Integer orderId;

        @Id
        @Nullable Integer pos;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Order order;

        @ActiveHistory
        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Order former;
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit =
                new ManagerUnit(database, Map.of("athanor.semantics", "sqlalchemy"), Order.class, Line.class);
        unit.inTransaction(manager -> {
            for (int id = 1; id <= 2; id++) {
                Order order = new Order();
                order.id = id;
                order.name = "order " + id;
                manager.persist(order);
            }
            manager.flush();
            Line line = new Line();
            line.orderId = 1;
            line.pos = 1;
            line.former = manager.find(Order.class, 1);
            manager.persist(line);
        });
        unit.log.clear();
        return unit;
    }

    private static Line line(EntityManager manager) {
        return Objects.requireNonNull(manager.find(Line.class, new LineKey(1, 1)));
    }

    @OnEachDatabase
    void aKeyIsReadBeforeItIsChanged(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            AthanorSession session = manager.unwrap(AthanorSession.class);
            Order other = Objects.requireNonNull(manager.find(Order.class, 2));
            Line line = line(manager);
            session.expire(line);
            other.name = "waits";
            unit.log.clear();

            line.pos = 1;

            assertThat(unit.log.statements("SELECT")).hasSize(1);
            assertThat(unit.log.statements("UPDATE"))
                    .as("flushed before the read")
                    .hasSize(1);
            unit.log.clear();
            manager.flush();
            assertThat(unit.log.statements()).as("nothing has changed").isEmpty();
        }
    }

    @OnEachDatabase
    void theSameKeyFromARelationshipIsNoChange(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            AthanorSession session = manager.unwrap(AthanorSession.class);
            Order order = Objects.requireNonNull(manager.find(Order.class, 1));
            Line line = line(manager);
            session.expire(line);

            line.order = order;
            manager.flush();

            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(line.orderId).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void anActiveHistoryIsReadWithoutAFlush(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Order one = Objects.requireNonNull(manager.find(Order.class, 1));
            Order two = Objects.requireNonNull(manager.find(Order.class, 2));
            Line line = line(manager);
            AthanorSession session = manager.unwrap(AthanorSession.class);
            session.expire(line);
            two.name = "waits";
            unit.log.clear();

            line.former = two;

            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(session.inspect(line).history("former").deleted()).containsExactly(one);
        }
    }

    @OnEachDatabase
    void aLazyValueThatWasNeverSetIsReadFromTheRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Order fresh = new Order();
            fresh.id = 3;
            manager.persist(fresh);
            manager.flush();
            fresh.name = "waits";
            unit.log.clear();

            assertThat(fresh.note).isNull();

            assertThat(unit.log.statements("UPDATE"))
                    .as("flushed before the read")
                    .hasSize(1);
            assertThat(unit.log.statements("SELECT")).hasSize(1);
        }
    }
}
