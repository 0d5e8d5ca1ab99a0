package dev.athanor.internal.loading;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.HeldKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the attributes of one concrete entity type lie in the rows of a result: columns to fields. Immutable.
 */
final class RowLayout {
    private final Mapper mapper;
    private final List<ClassLevel> levels;
    private final int[][] columns;
    private final ColumnReader[][] readers;
    // Arrays: they are walked for every row, and an iterator each time is more than what it walks over.
    private final EmbeddedLayout[] embedded;
    private final ReferenceLayout[] references;
    private final BasicAttribute[] basics;
    /** Relationships that are never loaded: the row says that there is nothing. */
    private final Attribute[] unloaded;

    private final Attribute[] beyondMasks;
    private long loadedMask;
    private long directMask;
    private final FetchGraph.Want[] wants;
    private final FetchGraph.Want[] strategies;
    private final FetchGraph.Want[] mappedWants;

    /**
     * Creates the layout.
     *
     * @param mapper the concrete type
     * @param only the type that is read of it, itself or one above it; null for all that it has
     * @param positions where columns are
     * @param graph what is fetched with it
     * @param joined the associations that the same rows bring
     */
    RowLayout(
            Mapper mapper,
            @Nullable Mapper only,
            ColumnPositions positions,
            FetchGraph graph,
            Set<AssociationPath> joined) {
        this.mapper = mapper;
        this.levels = mapper.levels();
        columns = new int[levels.size()][];
        readers = new ColumnReader[levels.size()][];
        for (int level = 0; level < columns.length; level++) {
            columns[level] = new int[levels.get(level).slots().size()];
            readers[level] = new ColumnReader[columns[level].length];
        }
        List<EmbeddedLayout> values = new ArrayList<>();
        List<ReferenceLayout> owned = new ArrayList<>();
        List<BasicAttribute> simple = new ArrayList<>();
        List<Attribute> beyond = new ArrayList<>();
        List<Attribute> never = new ArrayList<>();
        for (Attribute attribute : mapper.attributes()) {
            if (!isIn(only, attribute.number())) {
                continue;
            }
            if (attribute instanceof BasicAttribute basic) {
                if (graph.reads(mapper, basic)) {
                    int level = levels.indexOf(basic.level());
                    columns[level][basic.slot()] = positions.of(basic.column());
                    readers[level][basic.slot()] = basic.type();
                    simple.add(basic);
                    mark(basic, !basic.isEvented(), beyond);
                }
            } else if (attribute instanceof EmbeddedAttribute value) {
                values.add(new EmbeddedLayout(value, positions));
                mark(value, false, beyond);
            } else if (attribute instanceof Association association && graph.isNeverLoaded(mapper, association)) {
                never.add(attribute);
            }
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
                owned.add(new ReferenceLayout(toOne, positions));
            }
        }
        embedded = values.toArray(new EmbeddedLayout[0]);
        references = owned.toArray(new ReferenceLayout[0]);
        basics = simple.toArray(new BasicAttribute[0]);
        unloaded = never.toArray(new Attribute[0]);
        beyondMasks = beyond.toArray(new Attribute[0]);
        wants = graph.wants(mapper).stream()
                .filter(want ->
                        !joined.contains(want.path()) && isIn(only, want.path().entityAttribute()))
                .toArray(FetchGraph.Want[]::new);
        strategies = Arrays.stream(wants).filter(FetchGraph.Want::isStrategy).toArray(FetchGraph.Want[]::new);
        mappedWants = strategies.length == 0
                ? wants
                : Arrays.stream(wants).filter(want -> !want.isStrategy()).toArray(FetchGraph.Want[]::new);
    }

    private static boolean isIn(@Nullable Mapper type, int attribute) {
        return type == null || type.attribute(attribute) != null;
    }

    private void mark(Attribute attribute, boolean direct, List<Attribute> beyond) {
        if (attribute.number() >= 64) {
            beyond.add(attribute);
            return;
        }
        loadedMask |= 1L << attribute.number();
        if (direct) {
            directMask |= 1L << attribute.number();
        }
    }

    Mapper mapper() {
        return mapper;
    }

    /** What is fetched with an instance by other statements than the one that brings its row. */
    FetchGraph.Want[] wants() {
        return wants;
    }

    /** Whether loading strategies want anything. */
    boolean hasStrategies() {
        return strategies.length > 0;
    }

    /** What loading strategies want of {@link #wants}. */
    FetchGraph.Want[] strategies() {
        return strategies;
    }

    /** The rest of {@link #wants}. */
    FetchGraph.Want[] mappedWants() {
        return mappedWants;
    }

    /** Fills a new instance, or one of which only the key is known, or one whose state the row is to replace. */
    void hydrate(Object target, ResultSet row, RowContext context) throws SQLException {
        for (int level = 0; level < columns.length; level++) {
            levels.get(level).hydrator().hydrate(target, row, columns[level], readers[level]);
        }
        for (EmbeddedLayout layout : embedded) {
            layout.attribute().set(target, layout.read(row, context));
        }
        InstanceState state = States.of(target);
        for (ReferenceLayout reference : references) {
            setReference(target, state, reference.attribute(), reference.key(row), context);
        }
        state.markLoaded(loadedMask, directMask);
        for (Attribute attribute : beyondMasks) {
            state.markLoaded(attribute.number(), !attribute.isEvented());
        }
        empty(target, state);
    }

    private void empty(Object target, InstanceState state) {
        for (Attribute attribute : unloaded) {
            if (attribute instanceof PluralAttribute plural) {
                if (!PluralValues.isInitialized(target, plural)) {
                    PluralValues.tracked(target, plural).fill(List.of());
                }
            } else if (isMissing(state, attribute)) {
                attribute.set(target, null);
                state.markLoaded(attribute.number(), false);
            }
        }
    }

    /** Fills what an instance lacks and leaves the rest alone. */
    void fill(Object target, ResultSet row, RowContext context) throws SQLException {
        InstanceState state = States.of(target);
        for (BasicAttribute basic : basics) {
            if (isMissing(state, basic)) {
                int level = levels.indexOf(basic.level());
                basic.set(target, basic.type().read(row, columns[level][basic.slot()]));
                state.markLoaded(basic.number(), !basic.isEvented());
            }
        }
        for (EmbeddedLayout layout : embedded) {
            if (isMissing(state, layout.attribute())) {
                layout.attribute().set(target, layout.read(row, context));
                state.markLoaded(layout.attribute().number(), false);
            }
        }
        for (ReferenceLayout reference : references) {
            ToOneAttribute toOne = reference.attribute();
            if (!state.isLoaded(toOne.number())) {
                setReference(target, state, toOne, reference.key(row), context);
            } else if (state.isChanged(toOne.number())) {
                // Written before it was read: the flush compares with what the row refers to.
                HeldKeys.set(state, toOne, reference.key(row));
            }
        }
        empty(target, state);
    }

    /** Whether an instance lacks an attribute, and the program has not taken its value away. */
    private static boolean isMissing(InstanceState state, Attribute attribute) {
        return !state.isLoaded(attribute.number()) && !state.isChanged(attribute.number());
    }

    private static void setReference(
            Object target, InstanceState state, ToOneAttribute toOne, @Nullable Object key, RowContext context) {
        HeldKeys.set(state, toOne, key);
        if (key == null && context.setsNullReferences()) {
            toOne.set(target, null);
            state.markLoaded(toOne.number(), true);
        }
    }

    /** The version of the row; the type has one. */
    @Nullable Object version(BasicAttribute version, ResultSet row) throws SQLException {
        return version.type().read(row, columns[levels.indexOf(version.level())][version.slot()]);
    }

    /** Whether the instance has everything that a row could give it. */
    boolean isComplete(Object instance, InstanceState state) {
        for (BasicAttribute basic : basics) {
            if (isMissing(state, basic)) {
                return false;
            }
        }
        for (EmbeddedLayout layout : embedded) {
            if (isMissing(state, layout.attribute())) {
                return false;
            }
        }
        for (Attribute attribute : unloaded) {
            boolean isMissing = attribute instanceof PluralAttribute plural
                    ? !PluralValues.isInitialized(instance, plural)
                    : isMissing(state, attribute);
            if (isMissing) {
                return false;
            }
        }
        return true;
    }
}
