package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where keys come from, and when. */
class KeyGenerationTest {
    @Entity
    @Table(name = "assigned_text")
    static class AssignedText {
        @Id
        @Nullable String id;

        AssignedText() {}

        AssignedText(@Nullable String id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "assigned_day")
    static class AssignedDay {
        @Id
        @Nullable LocalDate id;
    }

    @Entity
    @Table(name = "assigned_date")
    static class AssignedDate {
        @Id
        java.sql.@Nullable Date id;

        String name = "";
    }

    @Entity
    @Table(name = "assigned_number")
    static class AssignedNumber {
        @Id
        @Nullable BigDecimal id;
    }

    @Entity
    @Table(name = "identity_long")
    static class IdentityLong {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        String name = "";
    }

    @Entity
    @Table(name = "identity_short")
    static class IdentityShort {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable Short id;
    }

    @Entity
    @Table(name = "identity_int")
    static class IdentityInt {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable Integer id;
    }

    @Entity
    @Table(name = "sequenced")
    static class Sequenced {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "the_numbers", initialValue = 1000, allocationSize = 5)
        long id;
    }

    @Entity
    @Table(name = "sequenced_too")
    static class SequencedToo {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
        int id;
    }

    @Entity
    @Table(name = "one_by_one")
    @SequenceGenerator(name = "ones", sequenceName = "ones", allocationSize = 1)
    static class OneByOne {
        @Id
        @GeneratedValue(generator = "ones")
        @Nullable Byte id;
    }

    @Entity
    @Table(name = "default_sequence")
    static class DefaultSequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable BigInteger id;
    }

    @Entity
    @Table(name = "auto_number")
    static class AutoNumber {
        @Id
        @GeneratedValue
        @Nullable Long id;
    }

    @Entity
    @Table(name = "auto_uuid")
    static class AutoUuid {
        @Id
        @GeneratedValue
        @Nullable UUID id;
    }

    @Entity
    @Table(name = "native_uuid")
    static class NativeUuid {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        @Nullable UUID id;

        @Nullable String name;
    }

    @Entity
    @Table(name = "text_uuid")
    static class TextUuid {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        @Nullable String id;
    }

    @OnEachDatabase
    void assignedKeysOfAnyType(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(
                database, AssignedText.class, AssignedDay.class, AssignedDate.class, AssignedNumber.class)) {
            AssignedDay day = new AssignedDay();
            day.id = LocalDate.of(2024, 2, 29);
            AssignedDate date = new AssignedDate();
            date.id = java.sql.Date.valueOf("2024-02-29");
            AssignedNumber number = new AssignedNumber();
            number.id = new BigDecimal("12");
            unit.persist(new AssignedText("a"), day, date, number);
            unit.inTransaction(session -> {
                assertThat(session.find(AssignedText.class, "a")).isNotNull();
                assertThat(session.find(AssignedDay.class, LocalDate.of(2024, 2, 29)))
                        .isNotNull();
                AssignedDate found = MappedUnit.find(session, AssignedDate.class, java.sql.Date.valueOf("2024-02-29"));
                found.name = "leap";
                assertThat(session.find(AssignedDate.class, java.sql.Date.valueOf("2024-02-29")))
                        .isSameAs(found);
                assertThat(session.find(AssignedNumber.class, new BigDecimal("12")))
                        .isNotNull();
            });
            assertThat(unit.value("SELECT name FROM assigned_date")).isEqualTo("leap");
        }
    }

    @OnEachDatabase
    void anAssignedKeyMustBeThere(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, AssignedText.class)) {
            assertThatThrownBy(() -> unit.persist(new AssignedText(null)))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("AssignedText")
                    .hasMessageContaining("id");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void identityKeysComeWithTheInsert(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, IdentityLong.class, IdentityShort.class, IdentityInt.class)) {
            List<IdentityLong> made = new ArrayList<>();
            unit.inTransaction(session -> {
                for (int i = 0; i < 5; i++) {
                    IdentityLong each = new IdentityLong();
                    each.name = "n" + i;
                    made.add(each);
                    session.persist(each);
                }
                session.persist(new IdentityShort());
                session.persist(new IdentityInt());
                assertThat(unit.log.statements()).isEmpty();
                session.flush();
                assertThat(made).extracting(each -> each.id).doesNotContain(0L).doesNotHaveDuplicates();
            });
            for (IdentityLong each : made) {
                assertThat(unit.value("SELECT name FROM identity_long WHERE id = " + each.id))
                        .isEqualTo(each.name);
            }
            assertThat(unit.log.batchSizes()).containsExactly(5);
        }
    }

    @OnEachDatabase
    void aSequenceStartsWhereItIsToldAndIsAskedOncePerBlock(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Sequenced.class, SequencedToo.class)) {
            List<Sequenced> made = new ArrayList<>();
            unit.inTransaction(session -> {
                for (int i = 0; i < 4; i++) {
                    made.add(new Sequenced());
                    session.persist(made.get(i));
                }
                SequencedToo other = new SequencedToo();
                session.persist(other);
                // One sequence for all who name the generator.
                assertThat(other.id).isEqualTo(1004);
                made.add(new Sequenced());
                session.persist(made.get(4));
            });
            assertThat(made).extracting(each -> each.id).containsExactly(1000L, 1001L, 1002L, 1003L, 1005L);
            assertThat(unit.log.statements().stream().filter(sql -> sql.contains("the_numbers")))
                    .hasSize(2);
        }
        // The next factory goes on behind the block that was begun.
        MappedUnit again = new MappedUnit(
                database,
                java.util.Map.of("jakarta.persistence.schema-generation.database.action", "none"),
                List.of(Sequenced.class));
        try (again) {
            Sequenced later = new Sequenced();
            again.persist(later);
            assertThat(later.id).isEqualTo(1010);
        }
    }

    @OnEachDatabase
    void sequencesOfEveryNumberType(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, OneByOne.class, DefaultSequence.class, AutoNumber.class)) {
            OneByOne one = new OneByOne();
            OneByOne two = new OneByOne();
            DefaultSequence big = new DefaultSequence();
            AutoNumber auto = new AutoNumber();
            unit.persist(one, two, big, auto);
            assertThat(one.id).isEqualTo((byte) 1);
            assertThat(two.id).isEqualTo((byte) 2);
            assertThat(big.id).isEqualTo(BigInteger.ONE);
            assertThat(auto.id).isEqualTo(1L);
            unit.inTransaction(session -> {
                assertThat(session.find(OneByOne.class, (byte) 2)).isNotNull();
                assertThat(session.find(DefaultSequence.class, BigInteger.ONE)).isNotNull();
                assertThat(session.find(AutoNumber.class, 1L)).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aSequenceThatOutgrowsTheAttributeIsSaidInsteadOfWrappingRound(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, OneByOne.class)) {
            database.execute("ALTER SEQUENCE ones RESTART WITH 127");
            unit.persist(new OneByOne());
            assertThatThrownBy(() -> unit.persist(new OneByOne()))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessage("ATH2112 the sequence of OneByOne.id has come to 128, and the attribute ends at 127 ->"
                            + " Give the id a larger type, in the class and in the database");
        }
    }

    @OnEachDatabase
    void uuidsAsUuidsAndAsTexts(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, NativeUuid.class, TextUuid.class, AutoUuid.class)) {
            NativeUuid one = new NativeUuid();
            TextUuid text = new TextUuid();
            AutoUuid auto = new AutoUuid();
            unit.inTransaction(session -> {
                session.persist(one);
                session.persist(text);
                session.persist(auto);
                assertThat(one.id).isNotNull();
                assertThat(UUID.fromString(text.id)).isNotNull();
                assertThat(auto.id.version()).isEqualTo(4);
            });
            unit.with(NativeUuid.class, one.id, loaded -> loaded.name = "found");
            unit.with(TextUuid.class, text.id, loaded -> assertThat(loaded.id).isEqualTo(text.id));
            assertThat(unit.texts("SELECT id, name FROM native_uuid"))
                    .containsExactly(List.of(one.id.toString(), "found"));
        }
    }

    @OnEachDatabase
    void aKeyThatTheProgramAssignsToAGeneratedAttributeIsRefusedOrKept(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, NativeUuid.class)) {
            NativeUuid made = new NativeUuid();
            made.name = "merged";
            NativeUuid merged = unit.returning(session -> (NativeUuid) session.merge(made));
            assertThat(merged.id).isNotNull();
            assertThat(made.id).isNull();
            assertThat(unit.value("SELECT name FROM native_uuid")).isEqualTo("merged");
        }
    }

    @OnEachDatabase
    void aDateAsAKeyIsNotSharedWithTheProgram(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, AssignedDate.class)) {
            unit.inTransaction(session -> {
                AssignedDate made = new AssignedDate();
                made.id = java.sql.Date.valueOf("2024-01-01");
                session.persist(made);
                session.flush();
                Date handedOut = made.id;
                assertThat(handedOut).isEqualTo(java.sql.Date.valueOf("2024-01-01"));
                assertThat(session.find(AssignedDate.class, java.sql.Date.valueOf("2024-01-01")))
                        .isSameAs(made);
            });
        }
    }
}
