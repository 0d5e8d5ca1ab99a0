package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.lock.VersionRule;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.message.NullKeyException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.type.ColumnType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes new and changed instances: one batch per statement shape. Keys and versions that come of it are in the
 * instances when the method returns, so that rows that refer to them can follow.
 */
public final class SaveExecutor {
    private static final BitSet NOTHING = new BitSet();

    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final WriteBack writeBack;
    private final boolean leavesUnset;
    private final boolean takesKeys;
    private final boolean writesKeys;

    /**
     * Creates the executor of one transaction.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     * @param writeBack where to note what is written into instances
     * @param rules the choices in effect
     */
    public SaveExecutor(MutationShapes shapes, JdbcSession jdbc, WriteBack writeBack, Rules rules) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.writeBack = writeBack;
        this.leavesUnset = rules.is(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED);
        this.writesKeys = rules.isOn(Switch.MUTABLE_KEYS);
        this.takesKeys = rules.is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.DELAYED);
    }

    /** What an update does about the version of its row. */
    private enum Versioning {
        NONE,
        /** The row must have the version that the instance knows. */
        CHECK,
        /** The same, and it goes up, even if no column is to be written. */
        RAISE
    }

    /** An instance to update. */
    public static final class Change {
        private final Object instance;
        private final BitSet columns;
        private final Versioning versioning;

        private Change(Object instance, BitSet columns, Versioning versioning) {
            this.instance = instance;
            this.columns = columns;
            this.versioning = versioning;
        }

        /**
         * Creates a change.
         *
         * @param instance the instance
         * @param columns positions of the columns to write
         * @param newVersion whether the version goes up, even if no column is to be written
         */
        public Change(Object instance, BitSet columns, boolean newVersion) {
            this(instance, columns, newVersion ? Versioning.RAISE : Versioning.NONE);
        }

        /** The instance. */
        public Object instance() {
            return instance;
        }

        /** Positions of the columns to write. */
        public BitSet columns() {
            return columns;
        }

        /** Whether the version goes up, even if no column is to be written. */
        public boolean newVersion() {
            return versioning == Versioning.RAISE;
        }
    }

    /**
     * What of an instance differs from its row.
     *
     * @param instance a persistent instance
     * @param linksChanged whether rows of a join table that it owns are written, which counts for the version
     * @param given what its row gets from others
     * @return null if nothing needs to be written
     */
    public @Nullable Change change(Object instance, boolean linksChanged, GivenValues given) {
        Mapper mapper = mapper(instance);
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
        boolean counts = version >= 0 && isCounted(mapper, instance);
        return columns.isEmpty() && !counts ? null : new Change(instance, columns, counts);
    }

    /**
     * Whether the changes of a row are counted. One that somebody else has inserted without a version is found by its key alone, and
     * gets no version by being changed.
     *
     * @param instance an instance that has read its version
     */
    static boolean isCounted(Mapper mapper, Object instance) {
        BasicAttribute version = mapper.version();
        return version != null && rowVersion(version, instance) != null;
    }

    /**
     * An update of all columns, for a row that a new instance takes over.
     *
     * @param instance a pending instance
     * @param former the removed instance of the same key
     */
    public Change takeOver(Object instance, Object former) {
        Mapper mapper = mapper(instance);
        InstanceState state = States.of(instance);
        state.key = States.of(former).key;
        BasicAttribute version = mapper.version();
        if (version != null) {
            writeBack.set(instance, version, rowVersion(version, former));
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
        return new Change(instance, columns, isCounted(mapper, former));
    }

    /**
     * An update of one reference alone, for circles of rows: after the inserts it writes the key, before deletes null.
     *
     * @param instance the row that refers
     * @param path its reference
     */
    public Change reference(Object instance, AssociationPath path) {
        EntityColumns all = shapes.columns(mapper(instance));
        return new Change(instance, all.positions(path.attribute()), false);
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
    public @Nullable Change cells(
            Object instance, Set<BasicAttribute> parts, Set<ToOneAttribute> references, GivenValues given) {
        Mapper mapper = mapper(instance);
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
        Versioning versioning = isNew(instance) ? Versioning.CHECK : Versioning.RAISE;
        return new Change(instance, columns, isCounted(mapper, instance) ? versioning : Versioning.NONE);
    }

    private static boolean isNew(Object instance) {
        return Lifecycle.of(States.of(instance)) == Lifecycle.PENDING;
    }

    // ---- inserts -----------------------------------------------------------------------------------------------

    /**
     * Inserts instances that do not depend on each other, in the order given, grouped by type.
     *
     * @param instances pending instances; those with keys from the program or a sequence have them
     * @param given what rows get from others, and references that are written later
     */
    public void insert(List<Object> instances, GivenValues given) {
        byMapper(instances).forEach((mapper, group) -> {
            prepareInsert(mapper, group);
            for (Table table : mapper.tables()) {
                insert(mapper, table, group, given);
            }
        });
    }

    private static Map<Mapper, List<Object>> byMapper(List<Object> instances) {
        Map<Mapper, List<Object>> groups = new LinkedHashMap<>();
        for (Object instance : instances) {
            groups.computeIfAbsent(mapper(instance), mapper -> new ArrayList<>())
                    .add(instance);
        }
        return groups;
    }

    private void prepareInsert(Mapper mapper, List<Object> group) {
        if (mapper.hasDerivedKey()) {
            // Those before it in the order have theirs by now.
            group.forEach(instance -> copyDerivedKey(mapper, instance));
        }
    }

    /** Writes what the key of another instance determines into the attributes that repeat it. */
    private void copyDerivedKey(Mapper mapper, Object instance) {
        for (KeyPart part : mapper.id()) {
            if (part.origin() != null && part.value() != null) {
                writeBack.set(instance, part, part.get(instance));
            }
        }
    }

    private void insert(Mapper mapper, Table table, List<Object> instances, GivenValues given) {
        List<Object> group = mapper.isOptional(table) ? withRow(mapper, table, instances) : instances;
        if (group.isEmpty()) {
            return;
        }
        if (isUniform(mapper, table)) {
            insert(mapper, shapes.insert(mapper, table, false, NOTHING), group, given);
        } else {
            runs(
                    group,
                    instance -> insertShape(mapper, table, instance),
                    (shape, run) -> insert(mapper, shape, run, given));
        }
    }

    /** Whether one statement inserts all rows of a type. */
    private boolean isUniform(Mapper mapper, Table table) {
        return !(takesKeys && table == mapper.rootTable() && isIdentity(mapper))
                && !(leavesUnset && shapes.columns(mapper).hasDefaults());
    }

    private static boolean isIdentity(Mapper mapper) {
        return mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY;
    }

    /** Which statement inserts a row that may bring its key, or leave columns to the database. */
    private MutationShapes.Shape insertShape(Mapper mapper, Table table, Object instance) {
        boolean withKey = takesKeys
                && table == mapper.rootTable()
                && isIdentity(mapper)
                && Keys.isSet(mapper, Keys.of(mapper, instance));
        BitSet omitted = leavesUnset ? shapes.columns(mapper).leftToDefaults(instance, table) : NOTHING;
        return shapes.insert(mapper, table, withKey, omitted);
    }

    private void insert(Mapper mapper, MutationShapes.Shape shape, List<Object> group, GivenValues given) {
        int[] inserted = {0};
        if (shape.version() == null && shape.preset().isEmpty()) {
            insert(mapper, shape, group, given, inserted);
            return;
        }
        List<Preset> presets = preset(shape, group);
        try {
            insert(mapper, shape, group, given, inserted);
        } catch (RuntimeException | Error e) {
            // An instance whose row was not inserted has none of it.
            presets.forEach(preset -> preset.takeBack(group, inserted[0]));
            throw e;
        }
    }

    /** A value that an INSERT gives to a row, and with it to the instance. */
    private record Preset(
            int row, BasicAttribute attribute, @Nullable Object before, boolean wasLoaded) {
        void takeBack(List<Object> group, int first) {
            if (row >= first) {
                attribute.set(group.get(row), before);
                if (!wasLoaded) {
                    States.of(group.get(row)).markUnloaded(attribute.number());
                }
            }
        }
    }

    private List<Preset> preset(MutationShapes.Shape shape, List<Object> group) {
        List<Preset> presets = new ArrayList<>();
        BasicAttribute version = shape.version();
        for (int i = 0; i < group.size(); i++) {
            Object instance = group.get(i);
            if (version != null) {
                presets.add(preset(instance, i, version, VersionRule.first(version.javaType())));
            }
            for (BasicAttribute attribute : shape.preset()) {
                if (isUnset(instance, attribute)) {
                    presets.add(preset(instance, i, attribute, attribute.insertDefault()));
                }
            }
        }
        return presets;
    }

    /** Null counts as never set; of a primitive value only a woven class knows. */
    private static boolean isUnset(Object instance, BasicAttribute attribute) {
        return attribute.get(instance) == null
                || mapper(instance).isWoven() && !States.of(instance).isLoaded(attribute.number());
    }

    private Preset preset(Object instance, int row, BasicAttribute attribute, @Nullable Object value) {
        boolean wasLoaded = States.of(instance).isLoaded(attribute.number());
        Preset preset = new Preset(row, attribute, attribute.get(instance), wasLoaded);
        writeBack.set(instance, attribute, value);
        return preset;
    }

    private void insert(
            Mapper mapper, MutationShapes.Shape shape, List<Object> group, GivenValues given, int[] inserted) {
        StatementBatch batch = jdbc.batch(shape.sql(), shape.generated(), new RowOutcome(group, false) {
            @Override
            public void executed(int row, int count) {
                inserted[0] = row + 1;
            }

            @Override
            public void generated(int row, ResultSet keys) throws SQLException {
                int position = 1;
                if (shape.generatesKey()) {
                    for (KeyPart part : mapper.id()) {
                        writeBack.set(instance(row), part, part.type().read(keys, position++));
                    }
                }
                for (BasicAttribute filled : shape.filled()) {
                    writeBack.set(instance(row), filled, filled.type().read(keys, position++));
                }
            }
        });
        send(batch, group, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (given.isNull(instance, source)) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    bind(source, instance, given, statement, parameter++);
                }
            }
            for (Column column : shape.ofCollections()) {
                column.type().write(statement, parameter++, given.given(instance, column));
            }
        });
    }

    private static void bind(
            ColumnSource source, Object instance, GivenValues given, PreparedStatement statement, int parameter)
            throws SQLException {
        if (!(source instanceof ColumnSource.Reference reference)
                || !reference.bindGiven(instance, given, statement, parameter)) {
            source.bind(instance, statement, parameter);
        }
    }

    /** Splits rows into runs of one statement each, and keeps their order. */
    static <T> void runs(List<Object> rows, Function<Object, T> statement, BiConsumer<T, List<Object>> send) {
        int start = 0;
        while (start < rows.size()) {
            T first = statement.apply(rows.get(start));
            int end = start + 1;
            while (end < rows.size() && statement.apply(rows.get(end)).equals(first)) {
                end++;
            }
            send.accept(first, start == 0 && end == rows.size() ? rows : rows.subList(start, end));
            start = end;
        }
    }

    private List<Object> withRow(Mapper mapper, Table table, List<Object> instances) {
        EntityColumns all = shapes.columns(mapper);
        return instances.stream()
                .filter(instance -> all.hasValue(instance, table))
                .toList();
    }

    // ---- updates -----------------------------------------------------------------------------------------------

    private record UpdateKey(Mapper mapper, Table table, BitSet columns, boolean check) {}

    /**
     * Updates instances, grouped by the columns that are written and sorted by key, so that concurrent units of work
     * meet rows in the same order.
     */
    public void update(List<Change> changes, GivenValues given) {
        update(changes, given, false);
    }

    /** Sets the columns of changes to null, whatever the instances hold. */
    public void clear(List<Change> changes) {
        update(changes, new GivenValues(), true);
    }

    private void update(List<Change> changes, GivenValues given, boolean toNull) {
        Map<UpdateKey, List<Object>> groups = new LinkedHashMap<>();
        IdentityHashMap<Object, @Nullable Object> versionsBefore = raiseVersions(changes);
        for (Change change : changes) {
            for (Table table : mapper(change.instance()).tables()) {
                UpdateKey key = updateKey(change, table, versionsBefore);
                if (!key.columns().isEmpty()) {
                    groups.computeIfAbsent(key, each -> new ArrayList<>()).add(change.instance());
                }
            }
        }
        groups.forEach((key, instances) -> update(key, sortedByKey(instances), versionsBefore, given, toNull));
    }

    private IdentityHashMap<Object, @Nullable Object> raiseVersions(List<Change> changes) {
        IdentityHashMap<Object, @Nullable Object> versionsBefore = new IdentityHashMap<>(changes.size());
        for (Change change : changes) {
            if (change.newVersion()) {
                Mapper mapper = mapper(change.instance());
                versionsBefore.put(change.instance(), raiseVersion(mapper, change.instance()));
            } else if (change.versioning == Versioning.CHECK) {
                BasicAttribute version =
                        Objects.requireNonNull(mapper(change.instance()).version());
                versionsBefore.put(change.instance(), version.get(change.instance()));
            }
        }
        return versionsBefore;
    }

    private @Nullable Object raiseVersion(Mapper mapper, Object instance) {
        BasicAttribute version = Objects.requireNonNull(mapper.version());
        Object before = rowVersion(version, instance);
        writeBack.set(instance, version, VersionRule.next(version.javaType(), before));
        return before;
    }

    private UpdateKey updateKey(Change change, Table table, IdentityHashMap<Object, @Nullable Object> versionsBefore) {
        Mapper mapper = mapper(change.instance());
        EntityColumns all = shapes.columns(mapper);
        BitSet columns = (BitSet) change.columns().clone();
        if (change.newVersion()) {
            columns.set(all.versionPosition());
        }
        Column version = mapper.versionColumn();
        boolean check = version != null && table == version.table() && versionsBefore.get(change.instance()) != null;
        return new UpdateKey(mapper, table, all.ofTable(columns, table), check);
    }

    /** The version that the row has as far as the instance knows, whatever the program wrote into the attribute. */
    static @Nullable Object rowVersion(BasicAttribute version, Object instance) {
        return RowVersions.of(version, instance);
    }

    private void update(
            UpdateKey key,
            List<Object> instances,
            IdentityHashMap<Object, @Nullable Object> versionsBefore,
            GivenValues given,
            boolean toNull) {
        Mapper mapper = key.mapper();
        MutationShapes.Shape shape = shapes.update(mapper, key.table(), key.columns(), key.check());
        boolean optional = mapper.isOptional(key.table());
        List<Object> missing = new ArrayList<>();
        StatementBatch batch = jdbc.batch(shape.sql(), List.of(), new RowOutcome(instances, !optional) {
            @Override
            public void executed(int row, int count) {
                super.executed(row, count);
                if (count == 0) {
                    missing.add(instance(row));
                }
            }
        });
        send(batch, instances, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (toNull) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    bind(source, instance, given, statement, parameter++);
                }
            }
            parameter = bindKey(mapper, key.table(), rowKey(mapper, instance, given), statement, parameter);
            if (key.check()) {
                Objects.requireNonNull(mapper.version())
                        .type()
                        .write(statement, parameter, versionsBefore.get(instance));
            }
        });
        if (!toNull) {
            // What was null until now has no row in a secondary table.
            insert(mapper, key.table(), missing, new GivenValues());
        }
    }

    /** The key by which the row is found: what it was, unless the database has changed it by now. */
    private static Object rowKey(Mapper mapper, Object instance, GivenValues given) {
        readKey(mapper, instance);
        Object changed = given.isKeyHandedOn(instance) ? Keys.of(mapper, instance) : null;
        return changed == null ? keyOf(instance) : changed;
    }

    /** See {@link #readKey(Mapper, Object)}. */
    public static void readKey(Object instance) {
        readKey(mapper(instance), instance);
    }

    /** An instance that is to be read anew is read before its row is written: the row may be gone. */
    static void readKey(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute part : mapper.idAttributes()) {
            if (part instanceof BasicAttribute && !state.isLoaded(part.number())) {
                AttributeReader.read(instance, part, PassiveMode.LOAD);
            }
        }
    }

    // ---- rows in the order of their arrival ----------------------------------------------------------------------

    /**
     * Writes rows of one hierarchy, table by table: in each the updates first, then the inserts, both in the order given.
     *
     * @param changes changes of rows
     * @param inserts instances to insert
     * @param given what rows get from others
     */
    public void save(List<Change> changes, List<Object> inserts, GivenValues given) {
        IdentityHashMap<Object, @Nullable Object> versionsBefore = raiseVersions(changes);
        byMapper(inserts).forEach(this::prepareInsert);
        Set<Table> tables = new LinkedHashSet<>();
        changes.forEach(change -> tables.addAll(mapper(change.instance()).tables()));
        inserts.forEach(instance -> tables.addAll(mapper(instance).tables()));
        for (Table table : tables) {
            List<Object> rows = new ArrayList<>();
            IdentityHashMap<Object, UpdateKey> keys = new IdentityHashMap<>();
            for (Change change : changes) {
                if (mapper(change.instance()).tables().contains(table)) {
                    UpdateKey key = updateKey(change, table, versionsBefore);
                    if (!key.columns().isEmpty()) {
                        rows.add(change.instance());
                        keys.put(change.instance(), key);
                    }
                }
            }
            runs(
                    rows,
                    row -> Objects.requireNonNull(keys.get(row)),
                    (key, run) -> update(key, run, versionsBefore, given, false));
            List<Object> inserted = new ArrayList<>();
            for (Object instance : inserts) {
                Mapper mapper = mapper(instance);
                if (mapper.tables().contains(table)
                        && (!mapper.isOptional(table) || shapes.columns(mapper).hasValue(instance, table))) {
                    inserted.add(instance);
                }
            }
            runs(
                    inserted,
                    instance -> insertShape(mapper(instance), table, instance),
                    (shape, run) -> insert(mapper(run.get(0)), shape, run, given));
        }
    }

    // ---- shared by the executors --------------------------------------------------------------------------------

    /** Binds one row of a batch. */
    interface RowBinding {
        void bind(Object instance, PreparedStatement statement) throws SQLException;
    }

    static void send(StatementBatch batch, List<Object> rows, RowBinding binding) {
        try (batch) {
            for (Object row : rows) {
                batch.add(statement -> binding.bind(row, statement));
            }
            batch.execute();
        }
    }

    static int bindKey(Mapper mapper, Table table, Object key, PreparedStatement statement, int firstParameter)
            throws SQLException {
        List<Column> columns = mapper.keyColumns(table);
        int parameter = firstParameter;
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = mapper.id().get(i).type();
            type.write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    static Object keyOf(Object instance) {
        return Objects.requireNonNull(States.of(instance).key);
    }

    /** The key of a row that is to be deleted. */
    static Object rowKey(Object instance) {
        Object key = States.of(instance).key;
        if (key == null) {
            throw new NullKeyException(StateMessage.NULL_KEY, Keys.describe(instance));
        }
        readKey(mapper(instance), instance);
        return key;
    }

    static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }

    /** Sorts by key where keys can be compared, those of several columns column by column, and keeps the order where not. */
    public static List<Object> sortedByKey(List<Object> instances) {
        List<Object> sorted = new ArrayList<>(instances);
        if (sorted.stream().allMatch(instance -> isComparable(keyOf(instance)))) {
            sorted.sort((one, other) -> compareKeys(keyOf(one), keyOf(other)));
        }
        return sorted;
    }

    private static boolean isComparable(Object key) {
        return key instanceof List<?> parts
                ? parts.stream().allMatch(Comparable.class::isInstance)
                : key instanceof Comparable;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of one type are comparable with each other
    private static int compareKeys(Object one, Object other) {
        if (!(one instanceof List<?> parts)) {
            return ((Comparable) one).compareTo(other);
        }
        int result = 0;
        for (int i = 0; result == 0 && i < parts.size(); i++) {
            result = ((Comparable) parts.get(i)).compareTo(((List<?>) other).get(i));
        }
        return result;
    }
}
