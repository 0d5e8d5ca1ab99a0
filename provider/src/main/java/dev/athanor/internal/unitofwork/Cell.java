package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.BlankKeyException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one type hold the key of another: in attributes of their own, or hidden behind a reference. See {@link
 * ForeignKeys}.
 *
 * @param referred the type whose key it is
 * @param parts the attributes, in the order of that key; empty if there are none
 * @param reference the reference over the same columns; null if the type has none
 */
record Cell(
        Mapper referred,
        List<BasicAttribute> parts,
        @Nullable ToOneAttribute reference) {
    /** The cell of a reference of the entity itself. */
    static Cell of(ToOneAttribute toOne) {
        return new Cell(toOne.target(), toOne.keyAttributes(), toOne);
    }

    /** The attributes of elements over the columns that a collection writes in their rows; null if there are none. */
    static @Nullable Cell ofElements(Mapper owner, PluralAssociation collection) {
        CollectionRows rows = collection.rows();
        if (rows == null || !rows.inElements() || rows.own().isEmpty()) {
            return null;
        }
        List<BasicAttribute> parts = new ArrayList<>();
        for (var join : rows.own()) {
            for (Attribute attribute : collection.target().attributes()) {
                if (attribute instanceof BasicAttribute basic && basic.column() == join.column()) {
                    parts.add(basic);
                    break;
                }
            }
        }
        return parts.size() == rows.own().size() ? new Cell(owner, List.copyOf(parts), null) : null;
    }

    /** Whether the program sees it. */
    boolean isVisible() {
        return !parts.isEmpty();
    }

    /**
     * Puts the key of an object into the cell of a row.
     *
     * @param row the instance whose row it is
     * @param source the object
     * @param written where hidden cells are kept until the rows are written
     */
    void copy(Object row, Object source, GivenValues written) {
        if (isVisible()) {
            for (int i = 0; i < parts.size(); i++) {
                ForeignKeys.write(row, parts.get(i), keyPart(source, i));
            }
        } else {
            List<@Nullable Object> key = new ArrayList<>();
            for (int i = 0; i < referred.id().size(); i++) {
                key.add(keyPart(source, i));
            }
            written.write(row, Objects.requireNonNull(reference), referred.keyOfValues(key));
        }
    }

    /** What an object has as a part of its key now; what is to be read anew is read. */
    private @Nullable Object keyPart(Object source, int position) {
        return keyPart(referred.id().get(position), source);
    }

    static @Nullable Object keyPart(KeyPart part, Object source) {
        BasicAttribute value = part.value();
        if (value != null && part.embedded().isEmpty()) {
            AttributeReader.read(source, value, PassiveMode.LOAD);
        }
        return part.get(source);
    }

    /**
     * Empties the cell of a row.
     *
     * @param row the instance whose row it is
     * @param written where hidden cells are kept until the rows are written
     * @throws BlankKeyException if the cell is part of the row's own key
     */
    void clear(Object row, GivenValues written) {
        for (BasicAttribute part : parts) {
            if (isKey(row, part) && AttributeReader.read(row, part, PassiveMode.LOAD) != null) {
                throw blank(row, part);
            }
            ForeignKeys.write(row, part, null);
        }
        if (!isVisible()) {
            ToOneAttribute hidden = Objects.requireNonNull(reference);
            if (isKey(row, hidden) && hasKey(row)) {
                throw blank(row, hidden);
            }
            written.write(row, hidden, null);
        }
    }

    /** Lets the cell of a row stay as it is, whatever object its reference holds. */
    void keep(Object row, GivenValues written) {
        if (!isVisible()) {
            ToOneAttribute hidden = Objects.requireNonNull(reference);
            Object key = ForeignKeys.committed(row, hidden);
            written.write(row, hidden, key == InstanceState.NOT_LOADED ? null : key);
        }
    }

    /** Whether the cell is part of the primary key of a row. */
    boolean isKey(Object row) {
        return isVisible()
                ? parts.stream().anyMatch(part -> isKey(row, part))
                : isKey(row, Objects.requireNonNull(reference));
    }

    /**
     * Whether the database writes the cell of a row when the key that it holds changes, though it is part of the primary key there. Of
     * columns without a foreign key in the database nobody but a flush knows that they hold one.
     */
    boolean isKeyHandedOn(Object row) {
        return isKey(row) && isVisible()
                ? parts.stream().anyMatch(part -> isKey(row, part) && part.isConstrained())
                : isKey(row)
                        && Objects.requireNonNull(reference)
                                .joinColumns()
                                .get(0)
                                .isConstrained();
    }

    private static boolean hasKey(Object row) {
        InstanceState state = States.of(row);
        return state.key != null || Lifecycle.of(state) != Lifecycle.TRANSIENT;
    }

    private static boolean isKey(Object row, Attribute attribute) {
        return States.of(row).mapper instanceof Mapper mapper
                && mapper.idAttributes().contains(attribute);
    }

    private BlankKeyException blank(Object row, Attribute part) {
        return new BlankKeyException(StateMessage.BLANK_KEY, Keys.describe(row), part.name(), referred.entityName());
    }
}
