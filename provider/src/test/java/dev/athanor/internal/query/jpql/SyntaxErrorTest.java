package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.QuerySyntaxException;
import org.junit.jupiter.api.Test;

/** What somebody reads who wrote a query that is none. */
class SyntaxErrorTest {
    private static String messageOf(String query) {
        return catchThrowableOfType(QuerySyntaxException.class, () -> JpqlParser.parse(query))
                .getMessage();
    }

    private static String place(String query) {
        return messageOf(query).lines().findFirst().orElseThrow();
    }

    private static String remedy(String query) {
        return messageOf(query).lines().reduce((first, second) -> second).orElseThrow();
    }

    @Test
    void theMessageHasCodePlaceExcerptAndRemedy() {
        assertThat(messageOf("SELEC o FROM Order o")).isEqualTo("""
                        ATH3001 Query, line 1, column 1: found 'SELEC' where SELECT, FROM, UPDATE or DELETE is expected
                            SELEC o FROM Order o
                            ^
                         -> Did you mean SELECT? Write what is expected, or correct what stands before it""");
    }

    @Test
    void theExceptionIsTheOneThatTheSpecificationDemands() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> JpqlParser.parse("")))
                .isInstanceOfSatisfying(
                        QuerySyntaxException.class, e -> assertThat(e.code()).isEqualTo("ATH3002"));
    }

    @Test
    void theExcerptIsTheLineOfTheError() {
        assertThat(messageOf("SELECT o\r\nFROM Order o\n\tWHERE o.a == 1\nORDER BY o.b"))
                .isEqualTo("""
                        ATH3001 Query, line 3, column 13: found '=' where an expression is expected
                             WHERE o.a == 1
                                        ^
                         -> Write what is expected, or correct what stands before it""");
    }

    @Test
    void longLinesAreCut() {
        String query = "SELECT o FROM Order o WHERE " + "o.a = 1 AND ".repeat(20) + "* " + "AND o.a = 1 ".repeat(20);
        assertThat(messageOf(query).lines().skip(1).limit(2))
                .containsExactly(
                        "    ...a = 1 AND o.a = 1 AND o.a = 1 AND o.a = 1 AND o.a = 1 AND o.a = 1 AND * AND o.a = 1 AND o.a = 1"
                                + " AND o.a = 1 AN...",
                        "    " + " ".repeat(73) + "^");
    }

    @Test
    void misspeltKeywordsAreRecognised() {
        assertThat(remedy("SELECT o FROM Order o WEHRE o.a = 1")).startsWith(" -> Did you mean WHERE? ");
        assertThat(remedy("SELECT o FORM Order o")).startsWith(" -> Did you mean FROM instead of 'FORM'? ");
        assertThat(remedy("SELECT o FROM Order WHER o.a = 1")).startsWith(" -> Did you mean WHERE instead of 'WHER'? ");
        assertThat(remedy("SELECT o FROM Order o WHERE o.a = 1 ODER BY o.a")).startsWith(" -> Did you mean ORDER BY? ");
        assertThat(remedy("SELECT o FROM Order o WHERE o.a IS EMTPY")).startsWith(" -> Did you mean EMPTY? ");
        assertThat(remedy("SELECT o FROM Order o WHERE o.a NOT LIEK 'x'")).startsWith(" -> Did you mean LIKE? ");
        assertThat(remedy("SELECT CAST(o.a AS STRNG) FROM Order o")).startsWith(" -> Did you mean STRING? ");
        assertThat(remedy("SELECT EXTRACT(YAER FROM o.a) FROM Order o")).startsWith(" -> Did you mean YEAR? ");
    }

    @Test
    void whatIsExpectedDependsOnWhatWasRead() {
        assertThat(place("SELECT o FROM Order o o.a = 1"))
                .endsWith("found 'o' where ',', JOIN, WHERE, GROUP BY, HAVING, ORDER BY, UNION, INTERSECT, EXCEPT"
                        + " or the end of the query is expected");
        assertThat(place("SELECT o FROM Order o WHERE o.a = 1 o.b = 2"))
                .endsWith("found 'o' where AND, OR, GROUP BY, HAVING, ORDER BY, UNION, INTERSECT, EXCEPT"
                        + " or the end of the query is expected");
        assertThat(place("SELECT o FROM Order o ORDER BY o.a WHERE o.b = 1"))
                .endsWith("found 'WHERE' where ',', UNION, INTERSECT, EXCEPT or the end of the query is expected");
        assertThat(place("SELECT o FROM Order o WHERE o.a = (SELECT p.a FROM Part p"))
                .endsWith(
                        "column 58: the query ends where ',', JOIN, WHERE, GROUP BY, HAVING, ORDER BY, UNION, INTERSECT,"
                                + " EXCEPT or ')' is expected");
        assertThat(place("UPDATE Order o SET o.a = 1 o.b = 2"))
                .endsWith("found 'o' where ',', WHERE or the end of the query is expected");
        assertThat(place("DELETE FROM Order o WHERE o.a = 1)"))
                .endsWith("found ')' where AND, OR or the end of the query is expected");
    }

    @Test
    void clausesThatAreMissing() {
        assertThat(place("SELECT o")).endsWith("column 9: the query ends where FROM or ',' is expected");
        assertThat(place("SELECT FROM Order o")).endsWith("column 8: found 'FROM' where an expression is expected");
        assertThat(place("SELECT o FROM"))
                .endsWith("column 14: the query ends where the name of an entity is expected");
        assertThat(place("SELECT o FROM WHERE o.a = 1"))
                .endsWith("column 15: found 'WHERE' where the name of an entity is expected");
        assertThat(place("DELETE Order o")).endsWith("column 8: found 'Order' where FROM is expected");
        assertThat(place("UPDATE Order o WHERE o.a = 1")).endsWith("column 16: found 'WHERE' where SET is expected");
        assertThat(place("WHERE o.a = 1"))
                .endsWith("column 1: found 'WHERE' where SELECT, FROM, UPDATE or DELETE is expected");
    }

    @Test
    void conditionsThatStopHalfway() {
        String where = "SELECT o FROM Order o WHERE ";
        assertThat(place(where + "o.a =")).endsWith("the query ends where an expression is expected");
        assertThat(place(where + "o.a BETWEEN 1, 2")).endsWith("found ',' where AND is expected");
        assertThat(place(where + "o.a IN 1")).endsWith("found '1' where '(' or a parameter is expected");
        assertThat(place(where + "o.a IN ()")).endsWith("found ')' where an expression is expected");
        assertThat(place(where + "o.a IS 1")).endsWith("found '1' where NULL, EMPTY or NOT is expected");
        assertThat(place(where + "o.a NOT = 1")).endsWith("found '=' where IN, LIKE, BETWEEN or MEMBER OF is expected");
        assertThat(place(where + "EXISTS o.lines")).endsWith("found 'o' where '(' is expected");
        assertThat(place(where + "o.a = ALL (o.b)")).endsWith("found 'o' where SELECT is expected");
        assertThat(place(where + "CASE o.a WHEN 1 THEN 2 END = 1"))
                .endsWith("found 'END' where WHEN or ELSE is expected");
        assertThat(place(where + "(o.a = 1")).endsWith("the query ends where ')' is expected");
        assertThat(messageOf(where + "1 IS EMPTY"))
                .startsWith("ATH3014 ")
                .contains("column 29: IS EMPTY asks for a collection");
    }

    @Test
    void wrongCharactersAndLiterals() {
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = #"))
                .startsWith(
                        "ATH3003 Query, line 1, column 35: found '#', which no query contains outside string literals");
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = 'x"))
                .startsWith("ATH3004 Query, line 1, column 35: the string literal that begins here does not end")
                .endsWith(" -> Close it with '; within the literal write '' for the character itself");
        assertThat(messageOf("SELECT 017 FROM Order o"))
                .startsWith("ATH3008 Query, line 1, column 8: '017' is not a number");
        assertThat(place("SELECT 12abc FROM Order o")).contains("'12abc' is not a number");
        assertThat(place("SELECT 1.5L FROM Order o")).contains("'1.5L' is not a number");
        assertThat(place("SELECT 1e999 FROM Order o")).contains("'1e999' is not a number");
        assertThat(messageOf("SELECT {d '2008-02-30'} FROM Order o"))
                .startsWith("ATH3009 Query, line 1, column 11: '2008-02-30' is not a date or time")
                .endsWith(" -> Write it as in {d '2008-12-31'}");
        assertThat(messageOf("SELECT {fn '1'} FROM Order o"))
                .startsWith("ATH3010 Query, line 1, column 8: {fn does not begin a literal");
    }

    @Test
    void wrongParameters() {
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = ?"))
                .startsWith("ATH3006 Query, line 1, column 35: found '?' without the number of a parameter")
                .endsWith(" -> Number the parameters: ?1, ?2 and so on");
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = ?0"))
                .startsWith("ATH3007 ")
                .contains("?0 cannot be a parameter");
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = : a"))
                .startsWith("ATH3005 Query, line 1, column 35: found ':'");
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = :1")).startsWith("ATH3005 ");
    }

    @Test
    void whatOtherQueryLanguagesHave() {
        assertThat(messageOf("SELECT * FROM Order o"))
                .startsWith("ATH3016 Query, line 1, column 8: '*' does not stand for all columns in the query language")
                .endsWith(" -> Name an identification variable or a path, as in SELECT o or COUNT(o)");
        assertThat(messageOf("SELECT COUNT(*) FROM Order o")).startsWith("ATH3016 Query, line 1, column 14");
        assertThat(messageOf("SELECT o FROM Order o RIGHT JOIN o.lines l"))
                .startsWith("ATH3012 Query, line 1, column 23: RIGHT JOIN is not part of the query language");
        assertThat(messageOf("SELECT o FROM Order o full outer join o.lines l")).contains("FULL JOIN");
        assertThat(messageOf("SELECT o FROM Order CROSS JOIN Part p")).contains("CROSS JOIN");
        assertThat(messageOf("SELECT o FROM Order o JOIN FETCH o.lines l ON l.a = 1"))
                .startsWith("ATH3013 Query, line 1, column 44: a fetch join has no condition");
    }

    @Test
    void functionsThatAreCalledWrongly() {
        assertThat(messageOf("SELECT LEGNTH(o.a) FROM Order o"))
                .startsWith("ATH3017 Query, line 1, column 8: there is no function LEGNTH")
                .endsWith(" -> Did you mean LENGTH? A function of the database is called with FUNCTION('LEGNTH', ...)");
        assertThat(messageOf("SELECT SUBSTRING(o.a) FROM Order o"))
                .startsWith("ATH3015 Query, line 1, column 8: SUBSTRING is called with 1 arguments and takes 2 or 3");
        assertThat(messageOf("SELECT COALESCE(o.a) FROM Order o")).contains("takes at least 2");
        assertThat(messageOf("SELECT ABS() FROM Order o")).contains("ABS is called with 0 arguments and takes 1");
        assertThat(place("SELECT UPPER(o.a FROM Order o")).endsWith("found 'FROM' where ',' or ')' is expected");
        assertThat(place("SELECT TRIM(LEADING o.a) FROM Order o")).endsWith("found ')' where FROM is expected");
        assertThat(place("SELECT FUNCTION(f, 1) FROM Order o"))
                .endsWith("found 'f' where the name of the function as a string literal is expected");
    }

    @Test
    void nestingHasALimitBeforeTheStackHas() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = " + deep))
                .startsWith("ATH3011 Query, line 1, column 335: the query is nested more than 300 levels deep here");
        assertThat(messageOf("SELECT o FROM Order o WHERE o.a = 1" + " + 1".repeat(100_000)))
                .startsWith("ATH3011 ");
        assertThat(messageOf("(".repeat(100_000) + "SELECT o FROM Order o")).startsWith("ATH3011 ");
        assertThat(messageOf("SELECT " + "TREAT(".repeat(100_000))).startsWith("ATH3011 ");
    }

    @Test
    void noTextMakesTheParserFailInAnotherWay() {
        String query =
                "SELECT NEW a.B(o.id, COUNT(l)) AS d FROM Order o LEFT JOIN TREAT(o.lines AS L) l ON l.a > ALL (SELECT"
                        + " p.a FROM IN(o.x) p) WHERE TRIM(BOTH 'x' FROM o.n) NOT LIKE :p ESCAPE '\\' AND o.d < {d '2008-12-31'} OR"
                        + " CASE o.a WHEN -1.5e3 THEN KEY(m).x ELSE ?1 END IN (1, 0x1F) ORDER BY o.a DESC NULLS LAST";
        for (int cut = 0; cut < query.length(); cut++) {
            String before = query.substring(0, cut);
            String after = query.substring(cut + 1);
            for (String wrong : new String[] {before, before + after, before + "(" + after, before + " , " + after}) {
                try {
                    JpqlParser.parse(wrong);
                } catch (QuerySyntaxException expected) {
                    assertThat(expected).hasMessageStartingWith("ATH30").hasMessageContaining("^");
                }
            }
        }
    }
}
