package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;

/** One object in a session for the same values: the one that is there, or that of a row, or a new one. */
class UniqueObjectTest {
    private static Label label(EntityManager manager, String text) {
        return manager.unwrap(AthanorSession.class).unique(Label.class, Map.of("text", text));
    }

    @OnEachDatabase
    void aNewOneIsMadeOnceAndPersisted(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Label.class)) {
            unit.inTransaction(manager -> {
                Label red = label(manager, "red");
                assertThat(red.text).isEqualTo("red");
                assertThat(red.kind).isEqualTo("plain");
                assertThat(manager.contains(red)).isTrue();
                assertThat(label(manager, "red")).isSameAs(red);
                assertThat(label(manager, "blue")).isNotSameAs(red);
            });
            assertThat(unit.log.statements("SELECT").stream().filter(sql -> sql.contains("text = ?")))
                    .hasSize(2)
                    .allMatch(sql -> sql.startsWith(
                            "SELECT t1.id, t1.text, t1.kind, t1.parent_id FROM label t1 WHERE t1.text = ?"));
            assertThat(unit.log.executions()).isGreaterThanOrEqualTo(4);
            unit.inTransaction(manager -> assertThat(manager.createQuery("SELECT COUNT(l) FROM Label l", Long.class)
                            .getSingleResult())
                    .isEqualTo(2));
        }
    }

    @OnEachDatabase
    void thatOfARowIsReadOnce(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Label.class)) {
            unit.inTransaction(manager -> label(manager, "red"));
            unit.log.clear();
            unit.inTransaction(manager -> {
                Label red = label(manager, "red");
                assertThat(label(manager, "red")).isSameAs(red);
            });
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void whatIsNotFlushedIsFoundInMemory(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Label.class)) {
            unit.inTransaction(manager -> {
                Label mine = new Label();
                mine.text = "green";
                manager.persist(mine);
                assertThat(label(manager, "green")).isSameAs(mine);
                assertThat(unit.log.statements("INSERT INTO label")).isEmpty();
                // Who has other values is somebody else.
                mine.text = "yellow";
                assertThat(label(manager, "green")).isNotSameAs(mine);
                manager.remove(mine);
                assertThat(label(manager, "yellow")).isNotSameAs(mine);
            });
        }
    }

    @OnEachDatabase
    void nullsAndReferencesAreValuesToo(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Label.class)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Label root = label(manager, "root");
                Map<String, Object> below = new HashMap<>();
                below.put("text", "x");
                below.put("parent", root);
                Label child = session.unique(Label.class, below);
                assertThat(child.parent).isSameAs(root);
                assertThat(session.unique(Label.class, below)).isSameAs(child);
                below.put("parent", null);
                assertThat(session.unique(Label.class, below)).isNotSameAs(child);
            });
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Map<String, Object> below = new HashMap<>();
                below.put("text", "x");
                below.put("parent", null);
                assertThat(session.unique(Label.class, below).parent).isNull();
                below.put("parent", label(manager, "root"));
                assertThat(session.unique(Label.class, below).parent.text).isEqualTo("root");
                assertThat(manager.createQuery("SELECT COUNT(l) FROM Label l", Long.class)
                                .getSingleResult())
                        .isEqualTo(3);
            });
        }
    }

    @OnEachDatabase
    void unknownAttributesAreRefused(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Label.class);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.unwrap(AthanorSession.class).unique(Label.class, Map.of("colour", "red")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH6206");
        }
    }

    @Entity
    @Table(name = "label")
    static class Label {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(name = "text")
        String text;

        String kind = "plain";

        @ManyToOne(fetch = FetchType.LAZY)
        Label parent;
    }
}
