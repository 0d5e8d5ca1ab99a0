package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Entities that see one table each in its own way, and keys of which several values mean the same row. */
class SharedTableTest {
    @Entity
    @Table(name = "shared")
    static class AsInteger {
        @Id
        @Column(name = "id")
        @Nullable Integer id;

        @Nullable String text;
    }

    @Entity
    @Table(name = "shared")
    static class AsLong {
        @Id
        @Column(name = "id")
        long number;
    }

    @Entity
    @Table(name = "shared")
    static class AsDecimal {
        @Id
        @Column(name = "id", precision = 15, scale = 2)
        @Nullable BigDecimal id;

        @Nullable String text;
    }

    @Entity
    @Table(name = "shared")
    static class AsBigInteger {
        @Id
        @Column(name = "id")
        @Nullable BigInteger id;
    }

    @Entity
    @Table(name = "shared_ref")
    static class Referring {
        @Id
        int id;

        @ManyToOne
        @Nullable AsInteger whole;
    }

    @OnEachDatabase
    void numbersOfAnyTypeAreOneColumn(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(
                database, AsInteger.class, AsLong.class, AsDecimal.class, AsBigInteger.class, Referring.class)) {
            AsInteger made = new AsInteger();
            made.id = 7;
            made.text = "seven";
            Referring referring = new Referring();
            referring.id = 1;
            referring.whole = made;
            AsDecimal half = new AsDecimal();
            half.id = new BigDecimal("7.5");
            unit.persist(made, referring, half);
            unit.with(AsLong.class, 7L, loaded -> assertThat(loaded.number).isEqualTo(7));
            unit.with(
                    AsDecimal.class,
                    new BigDecimal("7"),
                    loaded -> assertThat(loaded.text).isEqualTo("seven"));
            unit.with(
                    AsDecimal.class,
                    new BigDecimal("7.500"),
                    loaded -> assertThat(loaded.id).isEqualByComparingTo("7.5"));
            unit.with(
                    AsBigInteger.class,
                    BigInteger.valueOf(7),
                    loaded -> assertThat(loaded.id).isEqualTo(7));
            unit.with(
                    Referring.class, 1, loaded -> assertThat(loaded.whole.text).isEqualTo("seven"));
        }
    }

    @Entity
    @Table(name = "by_day")
    static class ByDay {
        @Id
        @Temporal(TemporalType.DATE)
        @Column(name = "the_day")
        @Nullable Date day;
    }

    @OnEachDatabase
    void aDateIsTheKeyOfItsDay(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, ByDay.class)) {
            Date noon = new Date(1_700_000_000_000L);
            ByDay made = new ByDay();
            made.day = noon;
            unit.persist(made);
            unit.inTransaction(session -> {
                ByDay found = MappedUnit.find(session, ByDay.class, noon);
                assertThat(MappedUnit.find(session, ByDay.class, new java.sql.Timestamp(noon.getTime())))
                        .isSameAs(found);
                // The key of the row is not the program's object.
                noon.setTime(0);
                assertThat(session.contains(found)).isTrue();
                assertThat(MappedUnit.find(session, ByDay.class, new Date(1_700_000_000_000L)))
                        .isSameAs(found);
            });
        }
    }
}
