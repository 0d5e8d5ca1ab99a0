package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.States;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the instances of a session learn of a bulk UPDATE or DELETE ({@code athanor.bulk.synchronize}). */
class BulkSyncTest {
    private static ShopUnit unit(TestDatabase database, String how) {
        ShopUnit unit = new ShopUnit(
                database,
                Map.of("athanor.bulk.synchronize", how),
                List.of(
                        Box.class,
                        Customer.class,
                        Order.class,
                        Shop.Line.class,
                        Shop.Article.class,
                        Shop.Tag.class,
                        Shop.Address.class));
        unit.inTransaction(session -> {
            Box shelf = new Box(1, "shelf", 10, null);
            session.persist(shelf);
            session.persist(new Box(2, "pens", 20, shelf));
            session.persist(new Box(3, "paper", null, shelf));
            session.persist(new Box(4, "glue_1", 40, null));
        });
        unit.log.clear();
        return unit;
    }

    private static Box box(Session session, int id) {
        return (Box) java.util.Objects.requireNonNull(session.find(Box.class, id));
    }

    private static int execute(Session session, String text, Object... parameters) {
        QueryCall call = session.services().queries().query(text, null);
        for (int i = 0; i < parameters.length; i++) {
            call.parameters().bind(i + 1, parameters[i]);
        }
        return session.executeUpdate(call);
    }

    private static void inUnit(TestDatabase database, String how, Consumer<Session> work) {
        try (ShopUnit unit = unit(database, how)) {
            unit.inTransaction(work);
        }
    }

    @OnEachDatabase
    void withNoneNobodyLearnsOfIt(TestDatabase database) {
        inUnit(database, "none", session -> {
            Box pens = box(session, 2);
            assertThat(execute(session, "UPDATE Box b SET b.label = 'ink' WHERE b.id = 2"))
                    .isEqualTo(1);
            assertThat(pens.label).isEqualTo("pens");
            assertThat(execute(session, "DELETE FROM Box b WHERE b.id = 4")).isEqualTo(1);
        });
    }

    @OnEachDatabase
    void anUpdateIsEvaluatedInMemoryWithoutAnotherStatement(TestDatabase database) {
        try (ShopUnit unit = unit(database, "evaluate")) {
            unit.inTransaction(session -> {
                Box shelf = box(session, 1);
                Box pens = box(session, 2);
                Box paper = box(session, 3);
                unit.log.clear();
                assertThat(execute(
                                session,
                                "UPDATE Box b SET b.label = ?1, b.amount = b.amount + 1 WHERE b.amount < 30",
                                "x"))
                        .isEqualTo(2);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(shelf.label).isEqualTo("x");
                assertThat(shelf.amount).isEqualTo(11);
                assertThat(pens.amount).isEqualTo(21);
                assertThat(paper.label).isEqualTo("paper");
                assertThat(unit.log.statements()).hasSize(1);
            });
            // The new values are no changes.
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void everyKindOfConditionThatIsEvaluated(TestDatabase database) {
        for (String condition : List.of(
                "b.amount = 20 OR b.id = 3",
                "b.id IN (2, 3)",
                "b.id BETWEEN 2 AND 3",
                "b.parent = ?1",
                "b.parent.id = 1",
                "b.label LIKE 'p%'",
                "NOT (b.parent IS NULL)",
                "b.amount IS NULL OR b.amount * 2 - 1 = 39",
                "COALESCE(b.amount, 0) IN (0, 20) AND b.parent IS NOT NULL",
                "b.label || '!' IN ('pens!', 'paper!')",
                "CASE WHEN b.label >= 'p' AND b.label < 'q' THEN 1 ELSE 0 END = 1",
                "b.label NOT LIKE 'glue\\_%' ESCAPE '\\' AND b.label <> 'shelf'")) {
            inUnit(database, "evaluate", session -> {
                List<Box> boxes = List.of(box(session, 1), box(session, 2), box(session, 3), box(session, 4));
                String text = "UPDATE Box b SET b.label = 'met' WHERE " + condition;
                int rows = condition.contains("?1") ? execute(session, text, boxes.get(0)) : execute(session, text);
                assertThat(rows).as(condition).isEqualTo(2);
                assertThat(boxes)
                        .as(condition)
                        .extracting(box -> box.label)
                        .containsExactly("shelf", "met", "met", "glue_1");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void whatIsNotKnownIsReadAgain(TestDatabase database) {
        try (ShopUnit unit = unit(database, "evaluate")) {
            unit.inTransaction(session -> {
                Box pens = box(session, 2);
                unit.log.clear();
                execute(session, "UPDATE Box b SET b.label = UPPER(b.label) WHERE b.id = 2");
                assertThat(pens.amount).isEqualTo(20);
                assertThat(unit.log.statements("SELECT")).isEmpty();
                assertThat(pens.label).isEqualTo("PENS");
                assertThat(unit.log.statements("SELECT")).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceLeadsToTheNewObject(TestDatabase database) {
        inUnit(database, "evaluate", session -> {
            Box pens = box(session, 2);
            Box glue = box(session, 4);
            assertThat(pens.parent.label).isEqualTo("shelf");
            execute(session, "UPDATE Box b SET b.parent = ?1 WHERE b.parent.id = 1", glue);
            assertThat(pens.parent).isSameAs(glue);
            execute(session, "UPDATE Box b SET b.parent = NULL");
            assertThat(pens.parent).isNull();
        });
    }

    @OnEachDatabase
    void aDeletedInstanceLeaves(TestDatabase database) {
        try (ShopUnit unit = unit(database, "evaluate")) {
            unit.inTransaction(session -> {
                Box pens = box(session, 2);
                Box glue = box(session, 4);
                execute(session, "DELETE FROM Box b WHERE b.id = 4");
                assertThat(session.contains(glue)).isFalse();
                assertThat(Lifecycle.of(States.of(glue))).isEqualTo(Lifecycle.DELETED);
                assertThat(session.contains(pens)).isTrue();
                assertThat(session.find(Box.class, 4)).isNull();
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void changesThatWereNotFlushedAreForgottenWhereTheStatementWrites(TestDatabase database) {
        inUnit(database, "evaluate", session -> {
            Box pens = box(session, 2);
            pens.label = "mine";
            QueryCall call =
                    session.services().queries().query("UPDATE Box b SET b.label = 'theirs' WHERE b.id = 2", null);
            call.setAutoflush(false);
            session.executeUpdate(call);
            assertThat(pens.label).isEqualTo("theirs");
        });
    }

    @OnEachDatabase
    void whatOnlyTheDatabaseKnowsIsRefused(TestDatabase database) {
        inUnit(database, "evaluate", session -> {
            String text = "UPDATE Box b SET b.label = 'x' WHERE UPPER(b.label) = 'PENS'";
            assertThatThrownBy(() -> execute(session, text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH3140")
                    .hasMessageContaining("the function UPPER")
                    .hasMessageContaining("fetch or auto");
            assertThatThrownBy(() -> execute(session, "DELETE FROM Box b WHERE b.parent.label = 'shelf'"))
                    .hasMessageContaining("ATH3140");
        });
    }

    @OnEachDatabase
    void autoReadsTheKeysInstead(TestDatabase database) {
        try (ShopUnit unit = unit(database, "auto")) {
            unit.inTransaction(session -> {
                Box pens = box(session, 2);
                Box paper = box(session, 3);
                unit.log.clear();
                execute(session, "UPDATE Box b SET b.label = 'x' WHERE UPPER(b.label) = 'PENS'");
                assertThat(unit.log.statements("SELECT")).hasSize(1);
                assertThat(pens.label).isEqualTo("x");
                assertThat(paper.label).isEqualTo("paper");
                execute(session, "UPDATE Box b SET b.label = 'y' WHERE b.label = 'x'");
                assertThat(pens.label).isEqualTo("y");
                assertThat(unit.log.statements("SELECT")).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void fetchReadsTheKeysBefore(TestDatabase database) {
        try (ShopUnit unit = unit(database, "fetch")) {
            unit.inTransaction(session -> {
                Box pens = box(session, 2);
                Box paper = box(session, 3);
                unit.log.clear();
                execute(session, "DELETE FROM Box b WHERE b.parent IN (SELECT p FROM Box p WHERE p.label = 'shelf')");
                assertThat(unit.log.statements("SELECT")).hasSize(1);
                assertThat(session.contains(pens)).isFalse();
                assertThat(session.contains(paper)).isFalse();
                execute(session, "UPDATE Box b SET b.amount = ?1 WHERE b.amount = ?2", 5, 10);
                assertThat(box(session, 1).amount).isEqualTo(5);
            });
        }
    }

    @OnEachDatabase
    void aHintChoosesForOneStatement(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Box.class)) {
            unit.inTransaction(manager -> manager.persist(new Box(1, "shelf", 10, null)));
            unit.inTransaction(manager -> {
                Box shelf = manager.find(Box.class, 1);
                manager.createQuery("UPDATE Box b SET b.label = 'a'").executeUpdate();
                assertThat(shelf.label).isEqualTo("shelf");
                manager.createQuery("UPDATE Box b SET b.label = 'b'")
                        .setHint("athanor.bulk.synchronize", "evaluate")
                        .executeUpdate();
                assertThat(shelf.label).isEqualTo("b");
            });
        }
    }

    @OnEachDatabase
    void versionsGoOnAsInTheRows(TestDatabase database) {
        try (ShopUnit unit = unit(database, "evaluate")) {
            unit.inTransaction(session -> session.persist(new Order("first")));
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                int before = order.version;
                execute(session, "UPDATE Order o SET o.title = 'second'");
                assertThat(order.version).isEqualTo(before + 1);
                order.title = "third";
            });
            unit.inTransaction(session ->
                    assertThat(((Order) session.find(Order.class, 1L)).title).isEqualTo("third"));
        }
    }

    @Entity
    static class Box {
        @Id
        int id;

        String label;

        Integer amount;

        @ManyToOne(fetch = FetchType.LAZY)
        Box parent;

        Box() {}

        Box(int id, String label, Integer amount, Box parent) {
            this.id = id;
            this.label = label;
            this.amount = amount;
            this.parent = parent;
        }
    }
}
