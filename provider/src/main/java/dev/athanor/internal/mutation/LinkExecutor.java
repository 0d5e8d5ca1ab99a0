package dev.athanor.internal.mutation;

import dev.athanor.instrument.States;
import dev.athanor.internal.jdbc.BatchOutcome;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.Keys;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Column;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the rows of collections, those of join tables and of collection tables, in batches. */
public final class LinkExecutor {
    /**
     * A row of a collection.
     *
     * @param owner whose collection it is
     * @param key the position or key, or an image of it; null if rows have none
     * @param element the element, or an image of it
     */
    public record Link(
            Object owner, @Nullable Object key, @Nullable Object element) {}

    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final boolean counts;

    /**
     * Creates the executor of one session.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     * @param rules the choices in effect
     */
    public LinkExecutor(MutationShapes shapes, JdbcSession jdbc, Rules rules) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.counts = rules.is(Switch.ROW_COUNTS, Choices.RowCounts.CHECK);
    }

    /** Inserts a row per link. */
    public void insert(PluralAttribute attribute, List<Link> links) {
        CollectionShapes shape = shapes.rows(attribute);
        readKeys(links);
        send(shape.insert(), links, (link, statement) -> {
            int next = bindOwner(shape, link, statement, 1);
            for (RowColumns part : shape.inserted()) {
                next = bind(part, values(shape, part, link), false, statement, next);
            }
        });
    }

    /** Deletes the rows of links; where rows are alike, all that are like them. */
    public void delete(PluralAttribute attribute, List<Link> links) {
        CollectionShapes shape = shapes.rows(attribute);
        readKeys(links);
        int[] found = {0};
        byNulls(shape, links)
                .forEach((nulls, group) -> found[0] += send(
                        shape.delete(nulls),
                        group,
                        (link, statement) -> bindFound(shape, link, statement, bindOwner(shape, link, statement, 1))));
        requireCount(attribute, links, found[0]);
    }

    /** Links that are not there, or there more than once, mean that somebody else has changed the collection. */
    private void requireCount(PluralAttribute attribute, List<Link> links, int found) {
        CollectionRows rows = Objects.requireNonNull(attribute.rows());
        if (counts && !rows.inElements() && attribute instanceof PluralAssociation && found != links.size()) {
            throw new StaleStateException(
                    links.get(0).owner(), StateMessage.STALE_LINKS, rows.table().name(), links.size(), found);
        }
    }

    /** Instances that are to be read anew are read before rows refer to them: their own may be gone. */
    private static void readKeys(List<Link> links) {
        for (Link link : links) {
            RowKeys.read(Mapper.of(link.owner()), link.owner());
            Object element = link.element();
            if (element != null
                    && !(element instanceof ElementImage)
                    && States.of(element).mapper instanceof Mapper mapper) {
                RowKeys.read(mapper, element);
            }
        }
    }

    /** Updates rows of a join table one of whose ends has another primary key. */
    public void move(PluralAttribute attribute, List<Link> links) {
        CollectionShapes shape = shapes.rows(attribute);
        send(shape.move(), links, (link, statement) -> {
            int next = bindBoth(shape, link, true, statement, 1);
            bindBoth(shape, link, false, statement, next);
        });
    }

    /** Binds the keys of both ends of a link: those that they have now, or those that their rows had before the flush. */
    private static int bindBoth(CollectionShapes shape, Link link, boolean now, PreparedStatement statement, int first)
            throws SQLException {
        int next = bindKey(shape.own(), link.owner(), now, statement, first);
        return bindKey(shape.found().columns(), Objects.requireNonNull(link.element()), now, statement, next);
    }

    private static int bindKey(
            List<Column> columns, Object instance, boolean now, PreparedStatement statement, int first)
            throws SQLException {
        Object key = now ? Objects.requireNonNull(Keys.of(Mapper.of(instance), instance)) : RowKeys.of(instance);
        int parameter = first;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).type().write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    /** Updates rows: what finds them stays, the rest is written. */
    public void update(PluralAttribute attribute, List<Link> links) {
        CollectionShapes shape = shapes.rows(attribute);
        RowColumns content = Objects.requireNonNull(shape.content());
        byNulls(shape, links)
                .forEach((nulls, group) -> send(shape.update(nulls), group, (link, statement) -> {
                    int next = bind(content, values(shape, content, link), false, statement, 1);
                    bindFound(shape, link, statement, bindOwner(shape, link, statement, next));
                }));
    }

    /** Deletes all rows of owners, whatever they hold. */
    public void deleteAll(PluralAttribute attribute, List<Object> owners) {
        CollectionShapes shape = shapes.rows(attribute);
        send(
                shape.deleteAll(),
                owners.stream().map(owner -> new Link(owner, null, null)).toList(),
                (link, statement) -> bindOwner(shape, link, statement, 1));
    }

    private interface LinkBinding {
        void bind(Link link, PreparedStatement statement) throws SQLException;
    }

    /** Sends a statement for each link; tells how many rows were found. */
    private int send(String sql, List<Link> links, LinkBinding binding) {
        int[] found = {0};
        BatchOutcome outcome = new BatchOutcome() {
            @Override
            public void executed(int row, int count) {
                found[0] += count;
            }

            @Override
            public String describe(int row) {
                return Keys.describe(links.get(row).owner());
            }
        };
        try (StatementBatch batch = jdbc.batch(sql, List.of(), outcome)) {
            for (Link link : links) {
                batch.add(statement -> binding.bind(link, statement));
            }
            batch.execute();
        }
        return found[0];
    }

    /** NULL is equal to nothing, so that rows with nulls in what finds them have texts of their own. */
    private static Map<BitSet, List<Link>> byNulls(CollectionShapes shape, List<Link> links) {
        Map<BitSet, List<Link>> groups = new LinkedHashMap<>();
        for (Link link : links) {
            List<@Nullable Object> values = values(shape, shape.found(), link);
            BitSet nulls = new BitSet();
            for (int i = 0; i < values.size(); i++) {
                nulls.set(i, values.get(i) == null);
            }
            groups.computeIfAbsent(nulls, key -> new ArrayList<>()).add(link);
        }
        return groups;
    }

    private static List<@Nullable Object> values(CollectionShapes shape, RowColumns part, Link link) {
        boolean key = part == shape.found() ? shape.isFoundByKey() : !shape.isFoundByKey();
        return part.values(link.owner(), key ? link.key() : link.element());
    }

    private static int bindOwner(CollectionShapes shape, Link link, PreparedStatement statement, int first)
            throws SQLException {
        List<Column> columns = shape.own();
        Object key = RowKeys.of(link.owner());
        int parameter = first;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).type().write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    private static void bindFound(CollectionShapes shape, Link link, PreparedStatement statement, int first)
            throws SQLException {
        bind(shape.found(), values(shape, shape.found(), link), true, statement, first);
    }

    private static int bind(
            RowColumns part,
            List<@Nullable Object> values,
            boolean withoutNulls,
            PreparedStatement statement,
            int first)
            throws SQLException {
        List<Column> columns = part.columns();
        int parameter = first;
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null || !withoutNulls) {
                columns.get(i).type().write(statement, parameter++, value);
            }
        }
        return parameter;
    }
}
