package dev.athanor.conformance.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.statement.Names;
import dev.athanor.conformance.statement.WatchedDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The database of one mapping, with its tables, for one scenario after the other. For one thread at a time. */
public final class ScenarioDatabase implements AutoCloseable {
    private final Product product;
    private final EmptyDatabases.EmptyDatabase database;
    private final List<TableShape> tables;
    private final WatchedDataSource dataSource;
    private final Connection own;

    private ScenarioDatabase(Product product, EmptyDatabases.EmptyDatabase database, Mapping mapping)
            throws SQLException {
        this.product = product;
        this.database = database;
        this.tables = TableShapes.of(mapping);
        this.dataSource = new WatchedDataSource(this::connect, new Names(mapping));
        this.own = connect();
        for (String sql : new SchemaWriter(product).statements(tables)) {
            execute(sql);
        }
    }

    /** Creates a database with the tables of a mapping. */
    public static ScenarioDatabase open(Product product, Mapping mapping) {
        EmptyDatabases.EmptyDatabase database = product == Product.H2
                ? new InMemoryDatabase()
                : ServiceLoader.load(EmptyDatabases.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(databases -> databases.offers(product))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nothing offers databases of " + product))
                        .open(product);
        try {
            return new ScenarioDatabase(product, database, mapping);
        } catch (SQLException e) {
            database.close();
            throw new IllegalStateException("cannot create the tables of " + mapping.name(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Where the provider gets its connections from. */
    public WatchedDataSource dataSource() {
        return dataSource;
    }

    /** A connection that is not the provider's, with auto-commit. */
    public Connection otherConnection() {
        return own;
    }

    /** Carries out statements that the corpus describes. */
    public RowStatement rowStatement() {
        return new RowStatement(product);
    }

    /** Takes all rows away, and puts those of a fixture in. */
    public void reset(JsonNode fixture) throws SQLException {
        execute(product.checking(false));
        for (int i = tables.size() - 1; i >= 0; i--) {
            execute("DELETE FROM " + product.quoted(tables.get(i).name()));
        }
        for (TableShape table : tables) {
            long next = 1;
            for (JsonNode row : fixture.path(table.name())) {
                JsonNode statement = JsonNodeFactory.instance
                        .arrayNode()
                        .add("INSERT")
                        .add(table.name())
                        .add(row);
                rowStatement().execute(own, statement);
                if (table.identity() != null) {
                    next = Math.max(next, row.path(table.identity()).asLong() + 1);
                }
            }
            if (table.identity() != null) {
                execute(product.restart(table.name(), table.identity(), next));
            }
        }
        execute(product.checking(true));
    }

    /** All rows as a connection sees them. */
    public JsonNode dump(Connection connection) throws SQLException {
        return new TableDump(product, tables).of(connection);
    }

    /** The names of tables, those that others refer to first. */
    public List<String> tableNames() {
        return new ArrayList<>(tables.stream().map(TableShape::name).toList());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            dataSource.close();
            own.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the connections of " + database.url(), e);
        } finally {
            database.close();
        }
    }
}
