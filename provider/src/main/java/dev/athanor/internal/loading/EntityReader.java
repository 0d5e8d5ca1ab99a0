package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one managed instance of each row: the instance that the session has of that identity, or a new one. All
 * decisions that do not depend on the row are taken when the reader is made. Immutable, part of cached plans.
 */
public final class EntityReader {
    /**
     * An association that the same rows bring.
     *
     * @param path the association, from the entity that this reader makes
     * @param reader makes the objects at its far end
     * @param key the position or key that rows have beside them; null if they have none
     * @param isStrategy whether that is how the association is loaded, rather than what the program asks for this time
     */
    public record Fetch(
            AssociationPath path,
            EntityReader reader,
            @Nullable ElementLayout key,
            boolean isStrategy) {}

    private final Mapper mapper;
    /** The type of all rows, if they do not tell it. */
    private final Mapper onlyType;

    private final KeyLayout key;
    private final int discriminatorColumn;
    private final @Nullable RowLayout[] layouts;
    // Arrays: they are walked for every row.
    private final Fetch[] toOnes;
    private final Fetch[] plurals;
    private final boolean explicit;
    /** Whether loading strategies look after instances that are there already: not when all this is about another one. */
    private final boolean completes;

    private final ChosenStrategies chosen;
    /** Whether instances are told what is chosen: nearly never, so that it is known before a row is read. */
    private final boolean chooses;

    /**
     * Asks for the columns of an entity and prepares to read them.
     *
     * @param node where the entity lies in the statement
     * @param whole whether what its subclasses add is read too
     * @param projector the select list
     * @param fetches associations that are read from the same rows
     * @param graph what is fetched with the entity
     */
    public EntityReader(EntityNode node, boolean whole, Projector projector, List<Fetch> fetches, FetchGraph graph) {
        this(
                node.mapper(),
                node.types(),
                whole ? null : node.mapper(),
                node.discriminator(),
                column -> projector.position(node.ref(column)),
                fetches,
                graph);
    }

    /**
     * Prepares to read columns whose places are known, with associations.
     *
     * @param mapper the entity type
     * @param whole whether what its subclasses add is read too
     * @param positions where its columns lie in the rows
     * @param fetches associations that are read from the same rows
     * @param graph what is fetched with the entity
     */
    public EntityReader(
            Mapper mapper, boolean whole, ColumnPositions positions, List<Fetch> fetches, FetchGraph graph) {
        this(
                mapper,
                mapper.concreteTypes(),
                whole ? null : mapper,
                EntityNode.discriminator(mapper),
                positions,
                fetches,
                graph);
    }

    private EntityReader(
            Mapper mapper,
            List<Mapper> types,
            @Nullable Mapper only,
            @Nullable Discriminator discriminator,
            ColumnPositions positions,
            List<Fetch> fetches,
            FetchGraph graph) {
        this.mapper = mapper;
        this.onlyType = types.isEmpty() ? mapper : types.get(0);
        this.explicit = !graph.isMapped();
        this.completes = !graph.isTouch();
        this.chosen = graph.chosen();
        this.chooses = !chosen.isNone();
        Set<AssociationPath> joined = fetches.stream().map(Fetch::path).collect(Collectors.toSet());
        List<Column> keyColumns = mapper.keyColumns(mapper.rootTable());
        int[] keyPositions = new int[keyColumns.size()];
        List<ColumnType> keyTypes = new ArrayList<>();
        for (int i = 0; i < keyPositions.length; i++) {
            keyPositions[i] = positions.of(keyColumns.get(i));
            keyTypes.add(mapper.id().get(i).type());
        }
        key = new KeyLayout(keyPositions, keyTypes, mapper.hasPartialKeys());
        discriminatorColumn = discriminator == null ? 0 : positions.of(discriminator.column());
        Map<Mapper, RowLayout> made = new HashMap<>();
        int highest = 0;
        for (Mapper concrete : types) {
            made.put(concrete, new RowLayout(concrete, only, positions, graph, joined));
            highest = Math.max(highest, concrete.ordinal());
        }
        layouts = new RowLayout[highest + 1];
        made.forEach((concrete, layout) -> layouts[concrete.ordinal()] = layout);
        toOnes = fetches.stream()
                .filter(fetch -> !(fetch.path().attribute() instanceof PluralAttribute))
                .toArray(Fetch[]::new);
        plurals = fetches.stream()
                .filter(fetch -> fetch.path().attribute() instanceof PluralAttribute)
                .toArray(Fetch[]::new);
    }

    /** The entity type. */
    public Mapper mapper() {
        return mapper;
    }

    /** Whether rows repeat the entity because a collection is fetched with it, here or deeper. */
    public boolean multipliesRows() {
        return plurals.length > 0
                || Arrays.stream(toOnes).anyMatch(fetch -> fetch.reader().multipliesRows());
    }

    /**
     * Makes or finds the instance of a row.
     *
     * @param row positioned on the row
     * @param context of this execution
     * @return the instance; null if the row has none, as in an outer join
     */
    public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
        Object rowKey = key.read(row);
        if (rowKey == null) {
            return null;
        }
        Object instance = context.present(mapper, rowKey);
        if (instance == null) {
            instance = create(row, rowKey, context);
        } else {
            meet(instance, row, context);
        }
        for (Fetch fetch : toOnes) {
            fetchToOne(instance, fetch, row, context);
        }
        for (Fetch fetch : plurals) {
            Object element = fetch.reader().read(row, context);
            Object found = element == null || fetch.key() == null
                    ? element
                    : new RowKey(fetch.key().read(row, context), element);
            context.fetched(instance, (PluralAttribute) fetch.path().attribute(), found, fetch.isStrategy());
        }
        return instance;
    }

    private Object create(ResultSet row, Object rowKey, RowContext context) throws SQLException {
        RowLayout layout = layout(row);
        Object instance = ReferenceFactory.instantiate(layout.mapper());
        context.load().context().addPersistent(layout.mapper(), rowKey, instance);
        context.created(instance);
        if (chooses) {
            context.choose(instance, layout.mapper(), chosen);
        }
        layout.hydrate(instance, row, context);
        context.load().context().announceLoaded(instance);
        context.loaded(instance, layout.wants());
        context.arrived(instance, layout.mapper());
        return instance;
    }

    /** A row of which the session has an instance: {@link PopulateRule} decides. */
    private void meet(Object instance, ResultSet row, RowContext context) throws SQLException {
        InstanceState state = States.of(instance);
        Mapper concrete = (Mapper) Objects.requireNonNull(state.mapper);
        RowLayout layout = concrete.ordinal() < layouts.length ? layouts[concrete.ordinal()] : null;
        if (layout == null) {
            // A subclass that this statement does not read: what is known of it came from elsewhere and stays.
            return;
        }
        if (context.overwrites(instance)) {
            if (context.firstMeeting(instance)) {
                EntityLoader.forget(instance, context.load().context());
                if (chooses) {
                    context.choose(instance, concrete, chosen);
                }
                layout.hydrate(instance, row, context);
                context.loaded(instance, layout.wants());
                context.arrived(instance, concrete);
            }
            return;
        }
        if (chooses) {
            context.choose(instance, concrete, chosen);
        }
        if (Expiry.isUnread(state)) {
            boolean fresh = PersistenceContext.isReference(state) && !state.isAnyChanged();
            PersistenceContext.setReference(state, false);
            Expiry.clear(state);
            if (!fresh) {
                // The program has written to it already: what it wrote stays.
                layout.fill(instance, row, context);
            } else {
                layout.hydrate(instance, row, context);
            }
            context.loaded(instance, layout.wants());
            context.arrived(instance, concrete);
        } else {
            if (context.checksVersions()) {
                checkVersion(instance, layout, row);
            }
            if (context.forcesFill() || !layout.isComplete(instance, state)) {
                layout.fill(instance, row, context);
                context.loaded(instance, completes ? layout.wants() : layout.mappedWants());
            } else if (explicit) {
                context.require(instance, layout.wants());
            } else if (completes && layout.hasStrategies()) {
                context.require(instance, layout.strategies());
            }
        }
    }

    private static void checkVersion(Object instance, RowLayout layout, ResultSet row) throws SQLException {
        BasicAttribute version = layout.mapper().version();
        if (version != null
                && States.of(instance).isLoaded(version.number())
                && !Objects.equals(layout.version(version, row), RowVersions.of(version, instance))) {
            throw new StaleStateException(instance, StateMessage.STALE_ROW, Keys.describe(instance));
        }
    }

    private void fetchToOne(Object instance, Fetch fetch, ResultSet row, RowContext context) throws SQLException {
        Object target = fetch.reader().read(row, context);
        ToOneAttribute toOne = (ToOneAttribute) fetch.path().attribute();
        Object holder = instance;
        for (EmbeddedAttribute step : fetch.path().embedded()) {
            holder = holder == null ? null : step.get(holder);
        }
        boolean isTaken =
                fetch.isStrategy() && States.of(instance).isChanged(fetch.path().entityAttribute());
        if (holder != null
                && !isTaken
                && (holder != instance || !States.of(holder).isLoaded(toOne.number()))) {
            toOne.set(holder, target);
            States.of(holder).markLoaded(toOne.number(), true);
        }
    }

    private RowLayout layout(ResultSet row) throws SQLException {
        Mapper concrete = onlyType;
        if (discriminatorColumn > 0) {
            var discriminator = Objects.requireNonNull(mapper.discriminator());
            Object value = discriminator.column().type().read(row, discriminatorColumn);
            Mapper found = value == null ? null : discriminator.mapper(value);
            if (found == null) {
                throw new DatabaseException(
                        StateMessage.UNKNOWN_DISCRIMINATOR, mapper.entityName(), discriminator.column());
            }
            concrete = found;
        }
        RowLayout layout = concrete.ordinal() < layouts.length ? layouts[concrete.ordinal()] : null;
        if (layout == null) {
            throw new DatabaseException(
                    StateMessage.UNKNOWN_DISCRIMINATOR,
                    mapper.entityName(),
                    Objects.requireNonNull(mapper.discriminator()).column());
        }
        return layout;
    }
}
