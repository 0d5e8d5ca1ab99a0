package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.CallbackSource;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;

/** A mapping without problems, for which a database is still to be found. Used once, by one thread. */
public final class CheckedMapping {
    /** What a database has in place of a type. */
    public interface TypeAdapter {
        /**
         * The type by which values travel.
         *
         * @param type the type of the mapping
         * @param shape the column's length, precision and the like
         */
        ColumnType adapted(ColumnType type, Column.Shape shape);
    }

    private final LinkedUnit links;
    private final CompanionSource companions;
    private final CallbackSource callbacks;

    CheckedMapping(LinkedUnit links, CompanionSource companions, CallbackSource callbacks) {
        this.links = links;
        this.companions = companions;
        this.callbacks = callbacks;
    }

    /**
     * The run-time model.
     *
     * @param types what the database has in place of a type; the type itself for most
     */
    public MappedModel freeze(TypeAdapter types) {
        return new UnitFreezer(links, companions, callbacks, types).freeze();
    }
}
