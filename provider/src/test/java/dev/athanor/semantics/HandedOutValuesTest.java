package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Values that change in place are found by comparison, and only those that the program has got hold of. */
class HandedOutValuesTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Letter.class, Seal.class, Wax.class));
        unit.inTransaction(session -> {
            for (int i = 1; i <= 2; i++) {
                Letter letter = new Letter();
                letter.id = i;
                letter.sent = new Date(1_000_000);
                letter.body = new byte[] {1, 2, 3};
                letter.seal = new Seal();
                letter.seal.motto = "motto";
                letter.seal.wax = new Wax();
                letter.seal.wax.colour = "red";
                letter.seal.wax.poured = new Date(2_000_000);
                session.persist(letter);
            }
        });
        unit.log.clear();
        return unit;
    }

    private interface Change {
        void on(Letter letter);
    }

    private static void changes(TestDatabase database, Change change, String... updates) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> change.on((Letter) session.find(Letter.class, 1)));
            assertThat(unit.log.statements("UPDATE")).containsExactly(updates);
        }
    }

    @OnEachDatabase
    void aDateThatIsOnlyRead(TestDatabase database) {
        changes(database, letter -> assertThat(letter.sent.getTime()).isEqualTo(1_000_000));
    }

    @OnEachDatabase
    void aDate(TestDatabase database) {
        changes(database, letter -> letter.sent.setTime(3_000_000), "UPDATE letter SET sent = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anArray(TestDatabase database) {
        changes(database, letter -> letter.body[0] = 9, "UPDATE letter SET body = ? WHERE id = ?");
    }

    @OnEachDatabase
    void changedBack(TestDatabase database) {
        changes(database, letter -> {
            letter.body[0] = 9;
            letter.body[0] = 1;
        });
    }

    @OnEachDatabase
    void changedInPlaceAndReplacedByTheSame(TestDatabase database) {
        changes(
                database,
                letter -> {
                    letter.sent.setTime(3_000_000);
                    letter.sent = new Date(3_000_000);
                },
                "UPDATE letter SET sent = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anEmbeddable(TestDatabase database) {
        changes(database, letter -> letter.seal.motto = "new", "UPDATE letter SET motto = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anEmbeddableInAnEmbeddable(TestDatabase database) {
        changes(database, letter -> letter.seal.wax.colour = "blue", "UPDATE letter SET colour = ? WHERE id = ?");
    }

    @OnEachDatabase
    void aDateInAnEmbeddableInAnEmbeddable(TestDatabase database) {
        changes(
                database,
                letter -> letter.seal.wax.poured.setTime(3_000_000),
                "UPDATE letter SET poured = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anEmbeddableReplacedInsideAnEmbeddable(TestDatabase database) {
        changes(
                database,
                letter -> {
                    Wax wax = new Wax();
                    wax.colour = "red";
                    wax.poured = letter.seal.wax.poured;
                    letter.seal.wax = wax;
                    wax.colour = "green";
                },
                "UPDATE letter SET colour = ? WHERE id = ?");
    }

    @OnEachDatabase
    void aValueThatTheProgramKeepsAfterTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Letter letter = (Letter) session.find(Letter.class, 1);
                Date mine = new Date(3_000_000);
                letter.sent = mine;
                session.flush();
                unit.log.clear();
                session.flush();
                assertThat(unit.log.statements()).isEmpty();
                mine.setTime(4_000_000);
                session.flush();
                assertThat(unit.log.statements("UPDATE")).hasSize(1);
                unit.log.clear();
                mine.setTime(5_000_000);
                session.flush();
                assertThat(unit.log.statements("UPDATE")).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void aValueOfANewInstance(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Letter letter = new Letter();
                letter.id = 3;
                Date mine = new Date(3_000_000);
                letter.sent = mine;
                letter.seal = new Seal();
                session.persist(letter);
                session.flush();
                unit.log.clear();
                mine.setTime(4_000_000);
                letter.seal.motto = "later";
                session.flush();
                assertThat(unit.log.statements("UPDATE"))
                        .containsExactly("UPDATE letter SET sent = ?, motto = ? WHERE id = ?");
            });
        }
    }

    @OnEachDatabase
    void anEmbeddableOfTwoOwners(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Letter first = (Letter) session.find(Letter.class, 1);
                Letter second = (Letter) session.find(Letter.class, 2);
                second.seal = first.seal;
                session.flush();
                unit.log.clear();
                first.seal.motto = "shared";
            });
            assertThat(unit.log.batchSizes()).containsExactly(2);
            unit.inTransaction(session -> assertThat(((Letter) session.find(Letter.class, 2)).seal.motto)
                    .isEqualTo("shared"));
        }
    }

    @OnEachDatabase
    void anEmbeddableWhoseOwnerHasLetGo(TestDatabase database) {
        changes(
                database,
                letter -> {
                    Seal before = letter.seal;
                    letter.seal = null;
                    before.motto = "nobody's";
                },
                "UPDATE letter SET motto = ?, colour = ?, poured = ? WHERE id = ?");
    }

    @OnEachDatabase
    void theListOfHandedOutValuesDoesNotGrow(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Letter letter = (Letter) session.find(Letter.class, 1);
                for (int i = 0; i < 10; i++) {
                    letter.sent.setTime(3_000_000 + i);
                    letter.body = new byte[] {(byte) i};
                    session.flush();
                }
                assertThat(session.context().handedOut()).hasSize(2);
            });
        }
    }

    @Entity
    @Table(name = "letter")
    static class Letter {
        @Id
        int id;

        @Temporal(TemporalType.TIMESTAMP)
        Date sent;

        byte[] body;

        @Embedded
        Seal seal;
    }

    @Embeddable
    static class Seal {
        String motto;

        @Embedded
        @AttributeOverride(name = "colour", column = @Column(name = "colour"))
        Wax wax;
    }

    @Embeddable
    static class Wax {
        String colour;

        @Temporal(TemporalType.TIMESTAMP)
        Date poured;
    }
}
