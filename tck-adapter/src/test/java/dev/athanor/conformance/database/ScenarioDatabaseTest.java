package dev.athanor.conformance.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.conformance.PublicCorpus;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.ForeignKey;
import dev.athanor.conformance.corpus.Mapping;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables are those of the mapping, and hold what a fixture says. */
class ScenarioDatabaseTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachForeignKeyIsThereOnceWithItsClauses(Product product) throws SQLException {
        for (String name : List.of(
                "fk_set_null",
                "fk_restrict_all",
                "fk_set_default",
                "m2m_ondelete",
                "natural_pk",
                "assoc_object_plus_secondary",
                "joined_inheritance",
                "node_tree",
                "natural_pk_active")) {
            Mapping mapping = PublicCorpus.mapping(name);
            try (ScenarioDatabase database = ScenarioDatabase.open(product, mapping)) {
                for (TableShape table : TableShapes.of(mapping)) {
                    assertThat(references(product, database.otherConnection(), table.name()))
                            .as(name + "." + table.name())
                            .containsExactlyInAnyOrderElementsOf(expectedReferences(table));
                }
            }
        }
    }

    private static List<String> expectedReferences(TableShape table) {
        List<String> references = new ArrayList<>();
        for (Column column : table.columns()) {
            ForeignKey reference = column.reference();
            if (reference != null) {
                references.add(column.name() + " -> " + reference.table() + "." + reference.column() + " "
                        + action(reference.onDelete()) + " " + action(reference.onUpdate()));
            }
        }
        return references;
    }

    private static String action(@Nullable String clause) {
        return clause == null ? "NO ACTION" : clause;
    }

    private static List<String> references(Product product, Connection connection, String table) throws SQLException {
        List<String> references = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getImportedKeys(null, null, product.fold(table))) {
            while (rows.next()) {
                references.add(rows.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT) + " -> "
                        + rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT) + "."
                        + rows.getString("PKCOLUMN_NAME").toLowerCase(Locale.ROOT) + " "
                        + rule(product, rows.getShort("DELETE_RULE")) + " "
                        + rule(product, rows.getShort("UPDATE_RULE")));
            }
        }
        return references;
    }

    /** H2 has RESTRICT for both, and refuses at once in either case. */
    private static String rule(Product product, short rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> "CASCADE";
            case DatabaseMetaData.importedKeySetNull -> "SET NULL";
            case DatabaseMetaData.importedKeySetDefault -> "SET DEFAULT";
            case DatabaseMetaData.importedKeyRestrict -> "RESTRICT";
            default -> "NO ACTION";
        };
    }

    @ParameterizedTest
    @EnumSource
    void keysUniqueColumnsAndNullsAreThoseOfTheMapping(Product product) throws SQLException {
        try (ScenarioDatabase database = ScenarioDatabase.open(product, PublicCorpus.mapping("foo_unique"))) {
            Connection connection = database.otherConnection();
            assertThat(uniqueColumns(product, connection, "foo")).containsExactlyInAnyOrder("id", "code");
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, product.fold("foo"), null)) {
                List<String> nullable = new ArrayList<>();
                while (columns.next()) {
                    if (columns.getInt("NULLABLE") == DatabaseMetaData.columnNullable) {
                        nullable.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
                assertThat(nullable).containsExactly("code");
            }
        }
    }

    private static List<String> uniqueColumns(Product product, Connection connection, String table)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, null, product.fold(table), true, false)) {
            while (rows.next()) {
                if (rows.getString("COLUMN_NAME") != null) {
                    columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    @ParameterizedTest
    @EnumSource
    void aResetLeavesTheFixtureAndGoesOnAfterItsKeys(Product product) throws SQLException {
        try (ScenarioDatabase database = ScenarioDatabase.open(product, PublicCorpus.mapping("user_address"))) {
            JsonNode fixture =
                    json("{'users': [{'id': 3, 'name': 'a'}], 'address': [{'id': 1, 'email': 'x', 'user_id': 3}]}");
            database.reset(json("{'users': [{'id': 8, 'name': 'old'}]}"));
            database.reset(fixture);
            database.rowStatement().execute(database.otherConnection(), json("['INSERT', 'users', {'name': null}]"));
            assertThat(database.dump(database.otherConnection()))
                    .isEqualTo(json("{'users': [{'id': 3, 'name': 'a'}, {'id': 4, 'name': null}],"
                            + " 'address': [{'id': 1, 'email': 'x', 'user_id': 3}]}"));
            database.reset(json("{}"));
            database.rowStatement().execute(database.otherConnection(), json("['INSERT', 'users', {'name': 'b'}]"));
            assertThat(database.dump(database.otherConnection())
                            .path("users")
                            .path(0)
                            .path("id")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatReferToLaterOnesMayBeInAFixture(Product product) throws SQLException {
        try (ScenarioDatabase database = ScenarioDatabase.open(product, PublicCorpus.mapping("node_tree"))) {
            database.reset(json(
                    "{'node': [{'id': 1, 'name': 'a', 'parent_id': 2}, {'id': 2, 'name': 'b', 'parent_id': null}]}"));
            database.reset(json("{}"));
            assertThat(database.dump(database.otherConnection()).path("node")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDumpIsSortedByTheValuesOfColumns(Product product) throws SQLException {
        try (ScenarioDatabase database = ScenarioDatabase.open(product, PublicCorpus.mapping("m2m_uni"))) {
            database.reset(
                    json(
                            "{'left_t': [{'id': 10}, {'id': 9}], 'right_t': [{'id': 1}],"
                                    + " 'association': [{'left_id': 10, 'right_id': 1}, {'left_id': 9, 'right_id': null}, {'left_id': 9, 'right_id': 1}]}"));
            assertThat(database.dump(database.otherConnection()).path("association"))
                    .isEqualTo(
                            json(
                                    "[{'left_id': 9, 'right_id': 1}, {'left_id': 9, 'right_id': null}, {'left_id': 10, 'right_id': 1}]"));
        }
    }
}
