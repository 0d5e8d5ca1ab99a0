package dev.athanor.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.conformance.PublicCorpus;
import dev.athanor.conformance.corpus.Mapping;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlReaderTest {
    private final SqlReader reader = new SqlReader(new Names(new Mapping("none", List.of(), List.of())));

    private String read(String sql, Object... parameters) {
        return reader.read(sql).entries(Arrays.asList(parameters)).toString().replace('"', '\'');
    }

    @Test
    void anInsertHasAnEntryPerRow() {
        assertThat(read("INSERT INTO users (id, name) VALUES (?, ?), (?, 'it''s')", 1, "a", 2))
                .isEqualTo("[['INSERT','users',{'id':1,'name':'a'}], ['INSERT','users',{'id':2,'name':'it's'}]]");
    }

    @Test
    void whatTheDatabaseFillsIsLeftOut() {
        assertThat(read("INSERT INTO users (id, name) VALUES (DEFAULT, NULL)"))
                .isEqualTo("[['INSERT','users',{'name':null}]]");
        assertThat(read("INSERT INTO users DEFAULT VALUES")).isEqualTo("[['INSERT','users',{}]]");
    }

    @Test
    void numbersAreAlikeWhateverTheirType() {
        assertThat(read("INSERT INTO users (id) VALUES (?)", 1L))
                .isEqualTo(read("INSERT INTO users (id) VALUES (?)", 1));
    }

    @Test
    void anUpdateHasWhatItWritesAndWhereItWrites() {
        assertThat(read("UPDATE users SET name = ?, ver = ? WHERE id = ? AND ver = ?", null, 2, 7, 1))
                .isEqualTo("[['UPDATE','users',{'name':null,'ver':2},{'id':7,'ver':1}]]");
    }

    @Test
    void anAliasIsNoPartOfTheColumn() {
        assertThat(read("UPDATE users u1 SET name = CAST(? AS VARCHAR) WHERE u1.id = ?", "x", 1))
                .isEqualTo("[['UPDATE','users',{'name':'x'},{'id':1}]]");
        assertThat(read("DELETE FROM \"order\" o WHERE o.id IS NULL")).isEqualTo("[['DELETE','order',{'id':null}]]");
    }

    @Test
    void aDeleteWithoutConditionHasNone() {
        assertThat(read("DELETE FROM users")).isEqualTo("[['DELETE','users',{}]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT u.id, u.name FROM users u WHERE u.id = ?                                 | ['SELECT','users',{'id':1}]
            SELECT u.id FROM users u ORDER BY u.id LIMIT 3                                  | ['SELECT','users',{}]
            SELECT COUNT(*) FROM users u                                                    | ['SELECT','users',{},{'count':true}]
            SELECT a.id FROM address a WHERE a.user_id IN (?, ?) ORDER BY a.id              | ['SELECT','address',{'user_id':[1,2]}]
            SELECT a.id FROM address a WHERE (a.x, a.y) = (?, ?)                            | ['SELECT','address',{'x':1,'y':2}]
            SELECT c.id FROM child c JOIN link l ON l.c = c.id WHERE l.p = ?                | ['SELECT','child',{'link.p':1},{'join':['link']}]
            SELECT c.id FROM child c, link l WHERE l.c = c.id AND l.p = ?                   | ['SELECT','child',{'link.p':1},{'join':['link']}]
            SELECT u.id FROM users u LEFT JOIN address a ON a.user_id = u.id WHERE u.id = ? | ['SELECT','users',{'id':1},{'join':['address']}]
            SELECT u.id FROM users u WHERE u.id > ?                                         | ['SELECT','users','complex']
            SELECT u.id FROM users u WHERE u.id = ? OR u.id = ?                             | ['SELECT','users','complex']
            SELECT u.id FROM users u WHERE u.id IN (SELECT 1)                               | ['SELECT','users','complex']
            """)
    void aSelectHasItsFirstTableAndItsCondition(String sql, String expected) {
        assertThat(read(sql, 1, 2)).isEqualTo("[" + expected + "]");
    }

    @Test
    void entitiesThatAreReadThroughAnAssociationTableComeFirst() {
        Mapping mapping = PublicCorpus.mapping("m2m_uni");
        String sql =
                "SELECT t2.left_id, t1.id FROM association t2 JOIN right_t t1 ON t1.id = t2.right_id WHERE t2.left_id = ?";
        assertThat(new SqlReader(new Names(mapping))
                        .read(sql)
                        .entries(List.of(1))
                        .toString())
                .isEqualTo("[[\"SELECT\",\"right_t\",{\"association.left_id\":1},{\"join\":[\"association\"]}]]");
    }

    @Test
    void whatIsOfAnotherShapeHasItsText() {
        assertThat(read("SET ROLE x")).isEqualTo("[['OTHER','SET ROLE x']]");
    }
}
