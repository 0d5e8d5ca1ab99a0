package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.BatchOutcome;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.JoinTable;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.Keys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Writes the rows of join tables, in batches. */
public final class LinkExecutor {
    /**
     * A row of a join table.
     *
     * @param owner the side that owns the association
     * @param element the other side
     */
    public record Link(Object owner, Object element) {}

    private final MutationShapes shapes;
    private final JdbcSession jdbc;

    /**
     * Creates the executor of one session.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     */
    public LinkExecutor(MutationShapes shapes, JdbcSession jdbc) {
        this.shapes = shapes;
        this.jdbc = jdbc;
    }

    /** Inserts a row per link. */
    public void insert(PluralAttribute attribute, List<Link> links) {
        JoinTable join = joinTable(attribute);
        send(shapes.link(join), links, (link, statement) -> bindBoth(attribute, join, link, statement));
    }

    /** Deletes the rows of links. */
    public void delete(PluralAttribute attribute, List<Link> links) {
        JoinTable join = joinTable(attribute);
        send(shapes.unlink(join), links, (link, statement) -> bindBoth(attribute, join, link, statement));
    }

    /** Deletes all rows of owners, whatever they link to. */
    public void deleteAll(PluralAttribute attribute, List<Object> owners) {
        JoinTable join = joinTable(attribute);
        send(
                shapes.unlinkAll(join),
                owners.stream().map(owner -> new Link(owner, owner)).toList(),
                (link, statement) -> bind(join.own(), SaveExecutor.keyOf(link.owner()), statement, 1));
    }

    private interface LinkBinding {
        void bind(Link link, PreparedStatement statement) throws SQLException;
    }

    private void send(MutationShapes.Shape shape, List<Link> links, LinkBinding binding) {
        BatchOutcome outcome = new BatchOutcome() {
            @Override
            public void executed(int row, int count) {
                // A link that is gone already is what the program wanted.
            }

            @Override
            public String describe(int row) {
                return Keys.describe(links.get(row).owner());
            }
        };
        try (StatementBatch batch = jdbc.batch(shape.sql(), List.of(), outcome)) {
            for (Link link : links) {
                batch.add(statement -> binding.bind(link, statement));
            }
            batch.execute();
        }
    }

    private static void bindBoth(PluralAttribute attribute, JoinTable join, Link link, PreparedStatement statement)
            throws SQLException {
        Object key = Objects.requireNonNull(ColumnSource.keyOf(attribute.target(), link.element()));
        int next = bind(join.own(), SaveExecutor.keyOf(link.owner()), statement, 1);
        bind(join.other(), key, statement, next);
    }

    private static int bind(List<JoinColumn> columns, Object key, PreparedStatement statement, int firstParameter)
            throws SQLException {
        int parameter = firstParameter;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).column().type().write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    private static JoinTable joinTable(PluralAttribute attribute) {
        return Objects.requireNonNull(attribute.joinTable());
    }
}
