package dev.athanor.internal.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.query.model.QueryParameter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a statement of the database has parameters, and where it only looks so. */
class NativeSqlTest {
    private record Sizes(int size) implements ParameterSource {
        @Override
        public Object value(int parameter) {
            return parameter;
        }

        @Override
        public List<?> values(int parameter) {
            return Collections.nCopies(size, parameter);
        }
    }

    private static String text(String sql) {
        return new NativeSql(sql).text(new Sizes(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':a', ' ?1 ''?'' :b '",
                "select \":a?\", `?`",
                "select 1 -- :a ?",
                "select 1 -- :a ?\n",
                "select /* :a /* ? */ :b */ 1",
                "select x::int, y :: text",
                "select $$ :a ? $$, $tag$ ? $$ :b $tag$",
                "select E'it\\'s :a ?'",
                "select a ??| b",
                "call x(a := 1)",
                "select t[1:2]",
                "select 'open :a"
            })
    void isNoParameter(String sql) {
        assertThat(new NativeSql(sql).parameters()).isEmpty();
        assertThat(text(sql)).isEqualTo(sql);
    }

    @Test
    void namesAndNumbersMayRepeat() {
        NativeSql named = new NativeSql("a = :x and b=:y::int and c in (:x)");
        assertThat(named.parameters()).extracting(QueryParameter::name).containsExactly("x", "y");
        assertThat(named.occurrences()).containsExactly(0, 1, 0);
        assertThat(named.text(new Sizes(1))).isEqualTo("a = ? and b=?::int and c in (?)");
        NativeSql numbered = new NativeSql("?2 ?1 ?2");
        assertThat(numbered.parameters()).extracting(QueryParameter::position).containsExactly(2, 1);
        assertThat(numbered.occurrences()).containsExactly(0, 1, 0);
        NativeSql plain = new NativeSql("? ?");
        assertThat(plain.parameters()).extracting(QueryParameter::position).containsExactly(1, 2);
    }

    @Test
    void aListHasSoManyQuestionMarks() {
        assertThat(new NativeSql("x in (:a)").text(new Sizes(3))).isEqualTo("x in (?, ?, ?)");
        assertThat(new NativeSql("x in (:a)").text(new Sizes(0))).isEqualTo("x in (NULL)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? :a", ":a ?1", "?1 ?2 ?1 ?"})
    void kindsAreNotMixed(String sql) {
        assertThatThrownBy(() -> new NativeSql(sql)).hasMessageContaining("ATH3125");
    }
}
