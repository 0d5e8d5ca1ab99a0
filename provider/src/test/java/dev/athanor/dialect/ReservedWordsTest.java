package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Insert;
import dev.athanor.sql.Select;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The lists of reserved words are complete, and reserved words work as names. */
final class ReservedWordsTest {
    /** The words of the SQL standard and of common databases; those that a database reserves must be on its list. */
    private static final String WORDS =
            "ABS ACTION ADD ADMIN AFTER ALL ALTER ANALYSE ANALYZE AND ANY ARE ARRAY AS ASC ASYMMETRIC AT AUTHORIZATION "
                    + "BEGIN BETWEEN BIGINT BINARY BLOB BOOLEAN BOTH BY CALL CASCADE CASE CAST CATALOG CHAR CHARACTER CHECK "
                    + "CLASS CLOB CLOSE COLLATE COLLATION COLUMN COMMENT COMMIT CONCURRENTLY CONNECT CONSTRAINT CONTENT "
                    + "CONVERT COUNT CREATE CROSS CUBE CURRENT CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE "
                    + "CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR CYCLE DATA DATABASE DATE DAY DEC "
                    + "DECIMAL DECLARE DEFAULT DEFERRABLE DELETE DEPTH DESC DESCRIBE DISTINCT DO DOMAIN DOUBLE DROP DYNAMIC "
                    + "EACH ELEMENT ELSE END ESCAPE EXCEPT EXEC EXECUTE EXISTS EXPLAIN EXTERNAL FALSE FETCH FILTER FIRST "
                    + "FLOAT FOR FOREIGN FREEZE FROM FULL FUNCTION GLOBAL GRANT GROUP GROUPING GROUPS HAVING HOLD HOUR "
                    + "IDENTITY IF ILIKE IN INDEX INITIALLY INNER INOUT INPUT INSERT INT INTEGER INTERSECT INTERVAL INTO IS "
                    + "ISNULL JOIN KEY KEYS LABEL LANGUAGE LAST LATERAL LEADING LEFT LEVEL LIKE LIMIT LOCAL LOCALTIME "
                    + "LOCALTIMESTAMP LOCATION LOCK LOG MATCH MAX MEMBER MERGE METHOD MIN MINUS MINUTE MOD MODE MODULE "
                    + "MONTH NAME NAMES NATIONAL NATURAL NCHAR NEW NEXT NO NONE NOT NOTNULL NULL NUMBER NUMERIC OBJECT OF "
                    + "OFFSET OLD ON ONLY OPEN OPTION OR ORDER ORDINALITY OUT OUTER OUTPUT OVER OVERLAPS OWNER PARAMETER "
                    + "PARTITION PASSWORD PATH PERIOD PERSON PLACING POSITION PRECISION PRIMARY PRIOR PROCEDURE PUBLIC "
                    + "QUALIFY RANGE RANK READ REAL REF REFERENCES REGEXP RELEASE RESULT RETURN RETURNING RIGHT ROLE "
                    + "ROLLBACK ROW ROWNUM ROWS SAVEPOINT SCHEMA SCOPE SECOND SELECT SENSITIVE SEQUENCE SESSION "
                    + "SESSION_USER SET SIMILAR SIZE SMALLINT SOME SPACE SQL START STATE STATIC STATUS SUM SYMMETRIC SYSTEM "
                    + "SYSTEM_USER TABLE TABLESAMPLE TEMPORARY TEXT THEN TIME TIMESTAMP TITLE TO TOP TRAILING TRANSACTION "
                    + "TREAT TRIGGER TRIM TRUE TYPE UESCAPE UNION UNIQUE UNKNOWN UPDATE USAGE USER USING VALUE VALUES "
                    + "VARBINARY VARCHAR VARIADIC VARYING VERBOSE VERSION VIEW WHEN WHENEVER WHERE WINDOW WITH WITHIN "
                    + "WITHOUT WORK WRITE XML YEAR ZONE _ROWID_";

    private static Set<String> listOf(TestDatabase database) {
        return switch (database.kind()) {
            case H2 -> H2Style.RESERVED_WORDS;
            case POSTGRES -> PostgresStyle.RESERVED_WORDS;
            case MARIADB -> MariaDbStyle.RESERVED_WORDS;
        };
    }

    @OnEachDatabase
    void theList_isWhatTheDatabaseRefuses(TestDatabase database) throws SQLException {
        Set<String> refused = new TreeSet<>();
        Set<String> words = new TreeSet<>(List.of(WORDS.split(" ")));
        words.addAll(listOf(database));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String word : words) {
                if (!accepts(statement, word)) {
                    refused.add(word);
                }
            }
        }
        assertThat(listOf(database)).containsAll(refused);
    }

    /** Whether the word is a name wherever statements have one. */
    private static boolean accepts(Statement statement, String word) {
        try {
            statement.execute("CREATE TABLE " + word + " (" + word + " INTEGER)");
            statement.execute("INSERT INTO " + word + " (" + word + ") VALUES (1)");
            statement.execute("UPDATE " + word + " SET " + word + " = 2");
            statement
                    .executeQuery("SELECT t." + word + " FROM " + word + " t WHERE t." + word + " = 2")
                    .close();
            statement.execute("DELETE FROM " + word + " WHERE " + word + " = 2");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @OnEachDatabase
    void reservedWords_workAsNames(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Table table = DialectFixture.table("User");
            Column id = DialectFixture.add(table, "Order", ColumnTypes.INTEGER);
            Column key = table.addColumn(Name.of("Group"), ColumnTypes.LONG, Column.Shape.DEFAULT, false, true);
            table.setPrimaryKey(List.of(id));
            // MariaDB generates values of keys only.
            table.addUniqueKey(new UniqueKey(null, List.of(key)));
            new SchemaExecutor(database.dataSource()::getConnection)
                    .run(new SchemaWriter(fixture.dialect()).create(List.of(table), List.of()));
            Insert insert = new Insert(table, List.of(id), List.of(List.of(new Expression.Literal(7))), List.of(key));
            fixture.update(insert);
            Select select = Select.builder()
                    .project(new Expression.ColumnRef("u", id))
                    .from(new FromItem.TableRef(table, "u"))
                    .build();
            assertThat(fixture.column(select, ColumnTypes.INTEGER)).containsExactly(7);
            // The database knows them by the name that it would have folded them to.
            String folded = switch (database.kind()) {
                case H2 -> "ORDER";
                case POSTGRES -> "order";
                case MARIADB -> "Order";
            };
            assertThat(fixture.dialect().identifiers().stored(id.name())).isEqualTo(folded);
            assertThat(fixture.dialect().identifiers().written(id.name())).isEqualTo(database.quoted(folded));
        }
    }

    @OnEachDatabase
    void ordinaryNames_stayAsTheyAre(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThat(fixture.dialect().identifiers().written(Name.of("myName")))
                    .isEqualTo("myName");
            assertThat(fixture.dialect().identifiers().written(Name.of("\"myName\"")))
                    .isEqualTo(database.quoted("myName"));
            assertThat(fixture.dialect().identifiers().stored(Name.of("\"myName\"")))
                    .isEqualTo("myName");
            assertThat(fixture.dialect().identifiers().stored(Name.of("myName")).toLowerCase(Locale.ROOT))
                    .isEqualTo("myname");
        }
    }
}
