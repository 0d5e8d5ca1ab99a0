package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.schema.Column;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every basic type of the specification finds its column type. */
@SuppressWarnings("deprecation") // @Temporal is part of the standard
class BasicTypeTest {
    enum Plain {
        ONE,
        TWO
    }

    enum Coded {
        LOW("l"),
        HIGH("h");

        @EnumeratedValue
        final String code;

        Coded(String code) {
            this.code = code;
        }
    }

    record Settings(String theme) implements Serializable {}

    @Entity
    static class Everything {
        @Id
        long id;

        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        float aFloat;
        double aDouble;
        char aChar;
        Boolean boxedBoolean;
        Integer boxedInt;
        Character boxedChar;
        String text;
        BigInteger bigInteger;
        BigDecimal bigDecimal;
        UUID uuid;
        LocalDate localDate;
        LocalTime localTime;
        LocalDateTime localDateTime;
        OffsetTime offsetTime;
        OffsetDateTime offsetDateTime;
        Instant instant;
        Year year;
        Date utilDate;

        @Temporal(TemporalType.DATE)
        Date dateOnly;

        @Temporal(TemporalType.TIME)
        Calendar timeOnly;

        java.sql.Date sqlDate;
        Time sqlTime;
        Timestamp sqlTimestamp;
        byte[] bytes;
        Byte[] boxedBytes;
        char[] chars;
        Character[] boxedChars;
        Plain plain;

        @Enumerated(EnumType.STRING)
        Plain named;

        Coded coded;
        Settings settings;

        @Lob
        String longText;

        @Lob
        @Basic(fetch = FetchType.LAZY)
        byte[] picture;
    }

    private final MappedModel model = Models.of(Everything.class);

    private int jdbcType(String column) {
        return Models.table(model, "Everything").columns().stream()
                .filter(each -> each.name().toString().equals(column))
                .map(Column::type)
                .mapToInt(type -> type.jdbcType())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBasicTypeHasAColumn() {
        assertThat(Models.table(model, "Everything").columns()).hasSize(38);
        assertThat(jdbcType("aBoolean")).isEqualTo(Types.BOOLEAN);
        assertThat(jdbcType("boxedInt")).isEqualTo(Types.INTEGER);
        assertThat(jdbcType("bigDecimal")).isIn(Types.DECIMAL, Types.NUMERIC);
        assertThat(jdbcType("offsetDateTime")).isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
        assertThat(jdbcType("utilDate")).isEqualTo(Types.TIMESTAMP);
        assertThat(jdbcType("dateOnly")).isEqualTo(Types.DATE);
        assertThat(jdbcType("timeOnly")).isEqualTo(Types.TIME);
        assertThat(jdbcType("plain")).isEqualTo(Types.INTEGER);
        assertThat(jdbcType("named")).isEqualTo(Types.VARCHAR);
        assertThat(jdbcType("coded")).isEqualTo(Types.VARCHAR);
        assertThat(jdbcType("settings")).isEqualTo(Types.LONGVARBINARY);
        assertThat(jdbcType("longText")).isEqualTo(Types.CLOB);
        assertThat(jdbcType("picture")).isEqualTo(Types.BLOB);
    }

    @Test
    void primitivesAreNeverNull() {
        assertThat(Models.columns(Models.table(model, "Everything")))
                .contains("anInt Integer not null", "boxedInt Integer", "aChar Character not null");
    }

    @Test
    void lobsHaveNoLengthAndCharactersHaveOne() {
        List<Column> columns = Models.table(model, "Everything").columns();
        assertThat(columns)
                .filteredOn(each -> each.name().toString().equals("longText"))
                .allMatch(each -> each.shape().length() == 0);
        assertThat(columns)
                .filteredOn(each -> each.name().toString().equals("aChar"))
                .allMatch(each -> each.shape().length() == 1);
        assertThat(columns)
                .filteredOn(each -> each.name().toString().equals("text"))
                .allMatch(each -> each.shape() == Column.Shape.DEFAULT);
    }

    @Test
    void lazinessIsKept() {
        assertThat(model.mapper(Everything.class).attribute("picture").isLazy()).isTrue();
        assertThat(model.mapper(Everything.class).attribute("longText").isLazy())
                .isFalse();
    }

    @Test
    void mutableValuesAreEvented() {
        assertThat(model.mapper(Everything.class).attribute("utilDate").isEvented())
                .isTrue();
        assertThat(((BasicAttribute) model.mapper(Everything.class).attribute("text")).isEvented())
                .isFalse();
    }

    enum Twice {
        A("x"),
        B("x");

        @EnumeratedValue
        final String code;

        Twice(String code) {
            this.code = code;
        }
    }

    @Entity
    static class Other {
        @Id
        long id;
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        @Temporal(TemporalType.DATE)
        LocalDate date;

        @Enumerated
        String text;

        @Lob
        int number;

        Twice twice;
        Object anything;
        List<String> tags;
        Other other;
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        assertThat(Models.problems(Wrong.class, Other.class))
                .containsExactly(
                        "ATH1024 BasicTypeTest$Wrong.anything: the type java.lang.Object is not a basic type -> Add a"
                                + " converter, make the type @Embeddable or Serializable, or mark the attribute as"
                                + " @Transient",
                        "ATH1013 BasicTypeTest$Wrong.date: @Temporal does not belong on a java.time.LocalDate -> Remove"
                                + " the annotation",
                        "ATH1013 BasicTypeTest$Wrong.number: @Lob does not belong on a int -> Remove the annotation",
                        "ATH1025 BasicTypeTest$Wrong.other: BasicTypeTest$Other is an entity, and the attribute has no"
                                + " association annotation -> Add @ManyToOne or @OneToOne",
                        "ATH1026 BasicTypeTest$Wrong.tags: a collection of type java.util.List<java.lang.String> has no"
                                + " association annotation -> Add @ElementCollection, @OneToMany or @ManyToMany, add a converter, or mark the"
                                + " attribute as @Transient",
                        "ATH1013 BasicTypeTest$Wrong.text: @Enumerated does not belong on a java.lang.String -> Remove"
                                + " the annotation",
                        "ATH1030 BasicTypeTest$Wrong.twice: the values of BasicTypeTest$Twice.code cannot be stored: two"
                                + " constants of BasicTypeTest$Twice are stored as x -> Give each constant a value of its"
                                + " own in a field of type String, byte, short or int");
    }
}
