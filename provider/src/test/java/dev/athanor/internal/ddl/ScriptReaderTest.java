package dev.athanor.internal.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.DatabaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a statement of a script ends. */
final class ScriptReaderTest {
    private static List<String> read(String text) {
        return ScriptReader.read("s.sql", text, false).stream()
                .map(SchemaStatement::sql)
                .toList();
    }

    @Test
    void semicolonsEndStatements_overAnyNumberOfLines() {
        assertThat(read("CREATE TABLE A (\n  ID INTEGER\n);DROP TABLE A;\n\n;; SELECT 1"))
                .containsExactly("CREATE TABLE A (\n  ID INTEGER\n)", "DROP TABLE A", "SELECT 1");
        assertThat(read(" \n\t")).isEmpty();
        assertThat(read("\ufeffSELECT 'ä€😀'")).containsExactly("SELECT 'ä€😀'");
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(read("-- a; b's\nSELECT 1 /* ; ' */ + 2 -- ;\n, 3;/* only */ -- this\n"))
                .containsExactly("SELECT 1   + 2 \n, 3");
        assertThat(read("SELECT 1/**/FROM t")).containsExactly("SELECT 1 FROM t");
    }

    @Test
    void quotesKeepWhatTheyHold() {
        assertThat(read("INSERT INTO t VALUES ('a;--''b', \"x;\"\"y\", `z;/*`);SELECT 2"))
                .containsExactly("INSERT INTO t VALUES ('a;--''b', \"x;\"\"y\", `z;/*`)", "SELECT 2");
    }

    @Test
    void aBackslashEscapesWhereTheDatabaseTakesItSo() {
        String script = "SELECT 'a\\';b';SELECT 2";
        assertThat(ScriptReader.read("s.sql", script, true))
                .extracting(SchemaStatement::sql)
                .containsExactly("SELECT 'a\\';b'", "SELECT 2");
        assertThatThrownBy(() -> ScriptReader.read("s.sql", script, false)).isInstanceOf(DatabaseException.class);
    }

    @Test
    void dollarQuotesKeepWhatTheyHold() {
        assertThat(read("CREATE FUNCTION f() AS $$ a; b $$;CREATE FUNCTION g() AS $tag$ a; $$ ; $tag$;SELECT a$b, $1;"))
                .containsExactly(
                        "CREATE FUNCTION f() AS $$ a; b $$",
                        "CREATE FUNCTION g() AS $tag$ a; $$ ; $tag$",
                        "SELECT a$b, $1");
    }

    @Test
    void eachStatementKnowsItsPlace() {
        assertThat(ScriptReader.read("load.sql", "-- first\n\nSELECT 1;\n/* two\nlines */ SELECT\n2; SELECT 3", false))
                .extracting(SchemaStatement::place)
                .containsExactly(
                        "load.sql, line 3, statement 1",
                        "load.sql, line 5, statement 2",
                        "load.sql, line 6, statement 3");
    }

    @Test
    void whatDoesNotEndIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("SELECT 1;\nSELECT 'x;\nSELECT 2;"))
                .hasMessage("ATH4043 s.sql, line 2: a quote begins here and does not end -> end it");
        assertThatThrownBy(() -> read("/* x")).hasMessageContaining("s.sql, line 1: a comment");
        assertThatThrownBy(() -> read("SELECT $q$ x $$;")).hasMessageContaining("a quote $q$");
    }
}
