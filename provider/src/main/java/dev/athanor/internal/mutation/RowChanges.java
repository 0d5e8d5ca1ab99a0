package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.RowVersions;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which columns of rows are to be written. Sends nothing. */
public final class RowChanges {
    private final MutationShapes shapes;
    private final WriteBack writeBack;
    private final boolean leavesUnset;
    private final boolean writesKeys;

    /**
     * Creates the rule for one transaction.
     *
     * @param shapes the factory's statements, which know the columns
     * @param writeBack where to note what is written into instances
     * @param rules the choices in effect
     */
    public RowChanges(MutationShapes shapes, WriteBack writeBack, Rules rules) {
        this.shapes = shapes;
        this.writeBack = writeBack;
        this.leavesUnset = rules.is(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED);
        this.writesKeys = rules.isOn(Switch.MUTABLE_KEYS);
    }

    /**
     * What of an instance differs from its row.
     *
     * @param instance a persistent instance
     * @param linksChanged whether rows of a join table that it owns are written, which counts for the version
     * @param given what its row gets from others
     * @return null if nothing needs to be written
     */
    public @Nullable RowChange change(Object instance, boolean linksChanged, GivenValues given) {
        Mapper mapper = Mapper.of(instance);
        BitSet columns = shapes.columns(mapper).changed(instance, given, writesKeys);
        int version = shapes.columns(mapper).versionPosition();
        if (version >= 0) {
            // The version is Athanor's to write.
            columns.clear(version);
        }
        if (columns.isEmpty() && (version < 0 || !linksChanged)) {
            return null;
        }
        if (mapper.version() != null) {
            // Of a reference that was written to, the row may never have been read.
            AttributeReader.read(instance, mapper.version(), PassiveMode.LOAD);
        }
        boolean counts = version >= 0 && RowVersions.isCounted(mapper, instance);
        return columns.isEmpty() && !counts ? null : new RowChange(instance, columns, counts);
    }

    /**
     * An update of all columns, for a row that a new instance takes over.
     *
     * @param instance a pending instance
     * @param former the removed instance of the same key
     */
    public RowChange takeOver(Object instance, Object former) {
        Mapper mapper = Mapper.of(instance);
        InstanceState state = States.of(instance);
        state.key = States.of(former).key;
        BasicAttribute version = mapper.version();
        if (version != null) {
            writeBack.set(instance, version, RowVersions.of(version, former));
            state.clearChanged(version.number());
        }
        EntityColumns all = shapes.columns(mapper);
        BitSet columns = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            ColumnSource source = all.source(i);
            // What was never set leaves the row as it is, where such an attribute is not loaded afterwards.
            boolean isSet = !leavesUnset || source.isSet(instance, state);
            if (isSet
                    && source.isTakenOver()
                    && !mapper.keyColumns(source.column().table()).contains(source.column())) {
                columns.set(i);
            }
        }
        if (all.versionPosition() >= 0) {
            columns.clear(all.versionPosition());
        }
        return new RowChange(instance, columns, RowVersions.isCounted(mapper, former));
    }

    /**
     * An update of one reference alone, for circles of rows: after the inserts it writes the key, before deletes null.
     *
     * @param instance the row that refers
     * @param path its reference
     */
    public RowChange reference(Object instance, AssociationPath path) {
        EntityColumns all = shapes.columns(Mapper.of(instance));
        return new RowChange(instance, all.positions(path.attribute()), false);
    }

    /**
     * An update of foreign-key cells alone.
     *
     * @param instance the instance whose row it is
     * @param parts attributes that are such cells
     * @param references references whose cells are no attributes
     * @param given what its row gets from others
     * @return null if the row holds the same already
     */
    public @Nullable RowChange cells(
            Object instance, Set<BasicAttribute> parts, Set<ToOneAttribute> references, GivenValues given) {
        Mapper mapper = Mapper.of(instance);
        EntityColumns all = shapes.columns(mapper);
        BitSet columns = all.changed(instance, given, writesKeys);
        columns.and(all.positions(parts, references));
        if (columns.isEmpty()) {
            return null;
        }
        if (mapper.version() != null) {
            AttributeReader.read(instance, mapper.version(), PassiveMode.LOAD);
        }
        // A row that this very flush has inserted is in its first version still.
        RowChange.Versioning versioning = isNew(instance) ? RowChange.Versioning.CHECK : RowChange.Versioning.RAISE;
        return new RowChange(
                instance, columns, RowVersions.isCounted(mapper, instance) ? versioning : RowChange.Versioning.NONE);
    }

    private static boolean isNew(Object instance) {
        return Lifecycle.of(States.of(instance)) == Lifecycle.PENDING;
    }
}
