package dev.athanor.internal.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How programs write the primary keys of an entity type: as a value, as an embeddable, or as an instance of an id class.
 * The engine itself passes keys around as the value, or as an immutable list of values if there are several. Immutable;
 * shared by all threads.
 */
public sealed interface KeyForm {
    /** The class of such keys, boxed for primitives. */
    Class<?> javaType();

    /** How many columns a key has. */
    int width();

    /** Adds the values of a key in the order of its columns; null for what is missing. */
    void flatten(@Nullable Object given, List<@Nullable Object> into);

    /** Makes a key from values, beginning at a position. */
    Object make(List<?> values, int from);

    /** The program's form of a key. */
    default Object toProgram(Object key) {
        return make(width() == 1 ? List.of(key) : (List<?>) key, 0);
    }

    /** The engine's form of a key of these values; null if one is missing. */
    static @Nullable Object of(List<@Nullable Object> values) {
        for (Object value : values) {
            if (value == null) {
                return null;
            }
        }
        return values.size() == 1 ? values.get(0) : List.copyOf(values);
    }

    /** Like {@link #of}, but null only if all values are missing. */
    static @Nullable Object ofSome(List<@Nullable Object> values) {
        Object whole = of(values);
        if (whole != null || values.size() == 1) {
            return whole;
        }
        for (Object value : values) {
            if (value != null) {
                return Collections.unmodifiableList(new ArrayList<>(values));
            }
        }
        return null;
    }

    /** A value of one column. */
    record Value(Class<?> javaType) implements KeyForm {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void flatten(@Nullable Object given, List<@Nullable Object> into) {
            into.add(given);
        }

        @Override
        public Object make(List<?> values, int from) {
            return values.get(from);
        }
    }

    /** Reads one attribute of a key class. */
    interface Getter {
        @Nullable Object get(Object key);
    }

    /**
     * One attribute of a key class.
     *
     * @param getter reads it
     * @param form what it holds
     */
    record Member(Getter getter, KeyForm form) {}

    /**
     * An object with attributes: an embeddable or an instance of an id class.
     *
     * @param javaType its class
     * @param members its attributes in the order of the key's columns
     * @param maker makes an object from the values of the attributes, in the order of the members
     */
    record Composed(Class<?> javaType, List<Member> members, Function<@Nullable Object[], Object> maker)
            implements KeyForm {
        /** Copies the members. */
        public Composed {
            members = List.copyOf(members);
        }

        @Override
        public int width() {
            int width = 0;
            for (Member member : members) {
                width += member.form().width();
            }
            return width;
        }

        @Override
        public void flatten(@Nullable Object given, List<@Nullable Object> into) {
            for (Member member : members) {
                member.form().flatten(given == null ? null : member.getter().get(given), into);
            }
        }

        @Override
        public Object make(List<?> values, int from) {
            @Nullable Object[] attributes = new Object[members.size()];
            int at = from;
            for (int i = 0; i < attributes.length; i++) {
                KeyForm form = members.get(i).form();
                attributes[i] = form.make(values, at);
                at += form.width();
            }
            return maker.apply(attributes);
        }
    }
}
