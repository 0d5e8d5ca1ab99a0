package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.InsertDefault;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a new row is given where nothing was set. */
class InsertDefaultTest {
    enum Colour {
        RED,
        GREEN
    }

    /** Stores texts in upper case. */
    static class Loud implements AttributeConverter<String, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable String value) {
            return value == null ? null : value.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public @Nullable String convertToEntityAttribute(@Nullable String value) {
            return value == null ? null : value.toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Entity
    @Table(name = "defaulted")
    static class Defaulted {
        @Id
        int id;

        @InsertDefault("GREEN")
        @Nullable Colour colour;

        @InsertDefault("9.50")
        @Nullable BigDecimal price;

        @InsertDefault("whisper")
        @Convert(converter = Loud.class)
        @Nullable String text;

        @InsertDefault("7")
        int rating;

        @InsertDefault("never")
        @Nullable String initialised = "at once";

        Defaulted() {}

        Defaulted(int id) {
            this.id = id;
        }

        void setRating(int rating) {
            this.rating = rating;
        }
    }

    @OnEachDatabase
    void whatHasNoValueIsInsertedWithTheDefaultAndHasItAfterwards(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Defaulted.class)) {
            unit.inTransaction(manager -> {
                Defaulted empty = new Defaulted(1);
                manager.persist(empty);
                assertThat(empty.colour).isNull();

                manager.flush();

                assertThat(empty.colour).isEqualTo(Colour.GREEN);
                assertThat(empty.price).isEqualByComparingTo("9.50");
                assertThat(empty.text).isEqualTo("whisper");
                assertThat(empty.initialised).isEqualTo("at once");
                unit.log.clear();
                manager.flush();
                assertThat(unit.log.statements()).isEmpty();
            });
            unit.inTransaction(manager -> {
                assertThat(manager.createNativeQuery("select text from defaulted")
                                .getSingleResult())
                        .isEqualTo("WHISPER");
                Defaulted read = manager.find(Defaulted.class, 1);
                assertThat(read.text).isEqualTo("whisper");
                assertThat(read.initialised).isEqualTo("at once");
            });
        }
    }

    @OnEachDatabase
    void whatHasAValueKeepsItAndAnUpdateWritesNoDefault(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Defaulted.class)) {
            unit.inTransaction(manager -> {
                Defaulted full = new Defaulted(1);
                full.colour = Colour.RED;
                full.setRating(3);
                manager.persist(full);
            });
            unit.inTransaction(manager -> {
                Defaulted full = manager.find(Defaulted.class, 1);
                assertThat(full.colour).isEqualTo(Colour.RED);
                assertThat(full.rating).isEqualTo(3);
                full.colour = null;
            });
            unit.inTransaction(manager ->
                    assertThat(manager.find(Defaulted.class, 1).colour).isNull());
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void ofAPrimitiveValueItIsKnownThatItWasNeverSet(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Defaulted.class)) {
            unit.inTransaction(manager -> {
                manager.persist(new Defaulted(1));
                Defaulted zero = new Defaulted(2);
                zero.setRating(0);
                manager.persist(zero);
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Defaulted.class, 1).rating).isEqualTo(7);
                assertThat(manager.find(Defaulted.class, 2).rating).isZero();
            });
        }
    }
}
