package dev.athanor.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void aSemicolonEndsAStatement() {
        assertThat(SqlScript.statements("a;\n b ;; c")).containsExactly("a", "b", "c");
    }

    @Test
    void aSemicolonInALiteralOrNameDoesNot() {
        assertThat(SqlScript.statements("x 'it''s; so' \"a;\"\"b\" y; z"))
                .containsExactly("x 'it''s; so' \"a;\"\"b\" y", "z");
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(SqlScript.statements("a -- it's; so\n/* b; ' */c; -- end")).containsExactly("a \nc");
    }

    @Test
    void aSemicolonBetweenDollarQuotesDoesNot() {
        assertThat(SqlScript.statements("f AS $$ a; 'b $$; g $x$ $$; $x$; $1; h"))
                .containsExactly("f AS $$ a; 'b $$", "g $x$ $$; $x$", "$1", "h");
    }

    @Test
    void whatIsNotClosedGoesToTheEnd() {
        assertThat(SqlScript.statements("a 'b; c")).containsExactly("a 'b; c");
        assertThat(SqlScript.statements("a /* b; c")).containsExactly("a");
    }
}
