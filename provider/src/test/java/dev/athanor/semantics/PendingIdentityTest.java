package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.EntityConflictException;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** A pending instance whose key is known is the instance of its identity before its row exists. */
class PendingIdentityTest {
    @OnEachDatabase
    void findReturnsItWithoutAStatement(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Tag tag = new Tag(1, "red");
                session.persist(tag);
                assertThat(session.find(Tag.class, 1)).isSameAs(tag);
                assertThat(session.reference(Tag.class, 1)).isSameAs(tag);
                assertThat(unit.log.statements()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void mergeCopiesOntoIt(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Object first = session.merge(new Tag(1, "red"));
                assertThat(session.merge(new Tag(1, "blue"))).isSameAs(first);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }

    @OnEachDatabase
    void aSecondInstanceOfItsIdentityIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        session.persist(new Tag(1, "red"));
                        session.persist(new Tag(1, "blue"));
                    }))
                    .isInstanceOf(EntityConflictException.class)
                    .hasMessage("ATH2110 Tag#1 is in this persistence context already, as another instance"
                            + " -> Change the instance that find() returns, or merge() the other one");
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    @OnEachDatabase
    void onceItHasLeftTheIdentityIsFree(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Tag tag = new Tag(1, "red");
                session.persist(tag);
                session.remove(tag);
                assertThat(session.find(Tag.class, 1)).isNull();
                session.persist(new Tag(1, "blue"));
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }
}
