package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Converts;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What converters turn values into, where they apply, and what becomes of null and of their exceptions. */
class ConvertersTest {
    record Money(long cents) {}

    /** Changes in place: only its text is ever compared. */
    static final class Labels {
        final List<String> all = new ArrayList<>();

        Labels(String... labels) {
            all.addAll(List.of(labels));
        }
    }

    @Converter(autoApply = true)
    static class MoneyConverter implements AttributeConverter<Money, Long> {
        @Override
        public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
            return money == null ? null : money.cents();
        }

        @Override
        public @Nullable Money convertToEntityAttribute(@Nullable Long cents) {
            return cents == null ? null : new Money(cents);
        }
    }

    @Converter
    static class LabelsConverter implements AttributeConverter<Labels, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Labels labels) {
            return labels == null ? null : String.join(",", labels.all);
        }

        @Override
        public @Nullable Labels convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : new Labels(text.split(","));
        }
    }

    /** Turns null into a value, and that value back into null. */
    @Converter
    static class NeverNull implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(@Nullable String text) {
            return text == null ? "<none>" : text;
        }

        @Override
        public @Nullable String convertToEntityAttribute(String text) {
            return text.equals("<none>") ? null : text;
        }
    }

    /** For a primitive attribute. */
    @Converter
    static class YesNo implements AttributeConverter<Boolean, Character> {
        @Override
        public Character convertToDatabaseColumn(Boolean value) {
            return value ? 'Y' : 'N';
        }

        @Override
        public Boolean convertToEntityAttribute(Character value) {
            return value == 'Y';
        }
    }

    /** Its type arguments are given by a subclass. */
    abstract static class Reversing<T> implements AttributeConverter<T, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable T value) {
            return value == null
                    ? null
                    : new StringBuilder(value.toString()).reverse().toString();
        }
    }

    @Converter
    static class ReversedText extends Reversing<String> {
        @Override
        public @Nullable String convertToEntityAttribute(@Nullable String column) {
            return convertToDatabaseColumn(column);
        }
    }

    @Converter
    static class Failing implements AttributeConverter<String, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable String value) {
            if ("cannot be written".equals(value)) {
                throw new IllegalArgumentException("to column");
            }
            return value;
        }

        @Override
        public @Nullable String convertToEntityAttribute(@Nullable String value) {
            if ("cannot be read".equals(value)) {
                throw new IllegalArgumentException("to attribute");
            }
            return value;
        }
    }

    @Embeddable
    static class Price {
        @Nullable Money net;

        String currency = "";

        Price() {}

        Price(long net, String currency) {
            this.net = new Money(net);
            this.currency = currency;
        }
    }

    @Entity
    @Table(name = "article")
    @Convert(attributeName = "reversed", converter = ReversedText.class)
    static class Article {
        @Id
        int id;

        @Nullable Money amount;

        @Convert(converter = LabelsConverter.class)
        @Nullable Labels labels;

        @Column(nullable = false)
        @Convert(converter = NeverNull.class)
        @Nullable String remark;

        @Convert(converter = YesNo.class)
        boolean sold;

        @Nullable String reversed;

        @Embedded
        @Converts(@Convert(attributeName = "currency", converter = ReversedText.class))
        @Nullable Price price;

        @Nullable LocalDate day;

        @Convert(converter = Failing.class)
        @Nullable String fragile;

        Article() {}

        Article(int id) {
            this.id = id;
        }
    }

    /** A converter that applies by itself, and an attribute that does without it. */
    @Converter(autoApply = true)
    static class DayNumber implements AttributeConverter<LocalDate, Long> {
        @Override
        public @Nullable Long convertToDatabaseColumn(@Nullable LocalDate day) {
            return day == null ? null : day.toEpochDay();
        }

        @Override
        public @Nullable LocalDate convertToEntityAttribute(@Nullable Long number) {
            return number == null ? null : LocalDate.ofEpochDay(number);
        }
    }

    @Entity
    @Table(name = "days")
    static class Days {
        @Id
        int id;

        @Column(name = "converted_day")
        @Nullable LocalDate converted;

        @Convert(disableConversion = true)
        @Nullable LocalDate plain;
    }

    private static MappedUnit unit(TestDatabase database) {
        return new MappedUnit(database, Article.class, Price.class, MoneyConverter.class);
    }

    @OnEachDatabase
    void theColumnHoldsWhatTheConverterMakes(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Article made = new Article(1);
            made.amount = new Money(250);
            made.labels = new Labels("a", "b");
            made.remark = "fine";
            made.sold = true;
            made.reversed = "abc";
            made.price = new Price(100, "EUR");
            unit.persist(made);
            assertThat(unit.row("SELECT amount, labels, remark, sold, reversed, net, currency FROM article"))
                    .containsExactly(250L, "a,b", "fine", "Y", "cba", 100L, "RUE");
            unit.log.clear();
            unit.with(Article.class, 1, loaded -> {
                assertThat(loaded.amount).isEqualTo(new Money(250));
                assertThat(loaded.labels.all).containsExactly("a", "b");
                assertThat(loaded.remark).isEqualTo("fine");
                assertThat(loaded.sold).isTrue();
                assertThat(loaded.reversed).isEqualTo("abc");
                assertThat(loaded.price.net).isEqualTo(new Money(100));
                assertThat(loaded.price.currency).isEqualTo("EUR");
                // Equal values are no changes.
                loaded.amount = new Money(250);
                loaded.labels = new Labels("a", "b");
                loaded.price.net = new Money(100);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void changesAreFoundByWhatTheColumnWouldHold(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Article made = new Article(1);
            made.labels = new Labels("a");
            made.price = new Price(100, "EUR");
            unit.persist(made);
            unit.log.clear();
            unit.with(Article.class, 1, loaded -> {
                loaded.labels.all.add("b");
                loaded.price.currency = "USD";
                loaded.sold = true;
            });
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            assertThat(unit.row("SELECT labels, currency, sold FROM article")).containsExactly("a,b", "DSU", "Y");
        }
    }

    @OnEachDatabase
    void theConverterSeesNullToo(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(new Article(1));
            assertThat(unit.row("SELECT amount, labels, remark, reversed FROM article"))
                    .containsExactly(null, null, "<none>", null);
            unit.with(Article.class, 1, loaded -> {
                assertThat(loaded.remark).isNull();
                assertThat(loaded.amount).isNull();
                loaded.remark = "now";
            });
            unit.with(Article.class, 1, loaded -> loaded.remark = null);
            assertThat(unit.value("SELECT remark FROM article")).isEqualTo("<none>");
        }
    }

    @OnEachDatabase
    void aConverterThatAppliesByItselfCanBeSwitchedOff(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Days.class, DayNumber.class)) {
            Days made = new Days();
            made.id = 1;
            made.converted = LocalDate.ofEpochDay(17);
            made.plain = LocalDate.ofEpochDay(17);
            unit.persist(made);
            assertThat(unit.row("SELECT converted_day FROM days")).containsExactly(17L);
            assertThat(unit.texts("SELECT plain FROM days")).containsExactly(List.of("1970-01-18"));
            unit.with(Days.class, 1, loaded -> {
                assertThat(loaded.converted).isEqualTo(LocalDate.ofEpochDay(17));
                assertThat(loaded.plain).isEqualTo(LocalDate.ofEpochDay(17));
            });
        }
    }

    @OnEachDatabase
    void withoutAnAutomaticConverterInTheUnitTheTypeStandsForItself(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Days.class)) {
            Days made = new Days();
            made.id = 1;
            made.converted = LocalDate.ofEpochDay(17);
            unit.persist(made);
            assertThat(unit.texts("SELECT converted_day FROM days")).containsExactly(List.of("1970-01-18"));
        }
    }

    @OnEachDatabase
    void anExceptionOfAConverterNamesTheConverterAndKeepsTheCause(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Article made = new Article(1);
            made.fragile = "cannot be written";
            assertThatThrownBy(() -> unit.persist(made))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("Failing")
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("to column");
            assertThat(unit.rows("SELECT id FROM article")).isEmpty();

            made.fragile = "cannot be read";
            unit.persist(made);
            assertThatThrownBy(() -> unit.with(Article.class, 1, loaded -> {}))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("Failing")
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("to attribute");
        }
    }
}
