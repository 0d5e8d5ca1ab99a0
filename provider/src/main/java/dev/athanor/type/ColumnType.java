package dev.athanor.type;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.ColumnWriter;
import dev.athanor.instrument.NativeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one Java type travels to and from one JDBC type. Immutable, shared by all threads.
 */
public interface ColumnType extends ColumnReader, ColumnWriter {
    /** The Java type, boxed for primitives. */
    Class<?> javaType();

    /** The type code of {@link java.sql.Types} under which the database knows the column. */
    int jdbcType();

    /** How generated code may move the value without an object if the field is of exactly that type. */
    default NativeKind nativeKind() {
        return NativeKind.OBJECT;
    }

    /** Whether values can change in place (dates, arrays), so that those handed out must be compared at flush. */
    default boolean isMutable() {
        return false;
    }

    /**
     * A copy that later changes of the value do not reach; the value itself if it is immutable.
     *
     * @param value the value, may be null
     */
    default @Nullable Object copy(@Nullable Object value) {
        return value;
    }

    /**
     * Whether the database would hold the same for both values.
     *
     * @param a one value, may be null
     * @param b the other value, may be null
     */
    default boolean isSame(@Nullable Object a, @Nullable Object b) {
        return Objects.equals(a, b);
    }

    /**
     * The value as a row would give it back, as far as that can be told: equal for all values for which {@link #isSame}
     * holds, and never the given object if that can change. What keys are compared by.
     *
     * @param value a value, may be null
     */
    default @Nullable Object canonical(@Nullable Object value) {
        return copy(value);
    }

    /**
     * A hash code that values have in common for which {@link #isSame} holds.
     *
     * @param value the value, may be null
     */
    default int hash(@Nullable Object value) {
        return Objects.hashCode(value);
    }
}
