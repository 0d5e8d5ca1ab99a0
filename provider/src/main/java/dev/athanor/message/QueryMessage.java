package dev.athanor.message;

/**
 * Errors in the text of a query. The first two holes of each are the place (line and column) and the excerpt.
 */
public enum QueryMessage implements MessageCode {
    UNEXPECTED_TOKEN(
            "ATH3001",
            "found ''{2}'' where {3} is expected",
            "{4}Write what is expected, or correct what stands before it"),
    UNEXPECTED_END("ATH3002", "the query ends where {2} is expected", "{3}Complete the query"),
    UNKNOWN_CHARACTER(
            "ATH3003",
            "found ''{2}'', which no query contains outside string literals",
            "Remove it, or pass the value as a parameter"),
    UNTERMINATED_STRING(
            "ATH3004",
            "the string literal that begins here does not end",
            "Close it with {2}; within the literal write {2}{2} for the character itself"),
    PARAMETER_WITHOUT_NAME(
            "ATH3005", "found '':'' without the name of a parameter", "Write the name directly after it, as in :name"),
    PARAMETER_WITHOUT_NUMBER(
            "ATH3006", "found ''?'' without the number of a parameter", "Number the parameters: ?1, ?2 and so on"),
    WRONG_PARAMETER_NUMBER(
            "ATH3007", "?{2} cannot be a parameter", "Number the parameters from 1 on: ?1, ?2 and so on"),
    WRONG_NUMBER(
            "ATH3008",
            "''{2}'' is not a number",
            "Write digits without leading zero and with one of the suffixes L, F, D, BI, BD or none, or hexadecimal digits after 0x"),
    WRONG_TEMPORAL_LITERAL("ATH3009", "''{2}'' is not a date or time", "Write it as in {3}"),
    UNKNOWN_ESCAPE(
            "ATH3010",
            "'{'{2} does not begin a literal",
            "Write '{'d ''2008-12-31''}, '{'t ''23:59:59''} or '{'ts ''2008-12-31 23:59:59''}"),
    NESTED_TOO_DEEPLY(
            "ATH3011",
            "the query is nested more than {2} levels deep here",
            "Split it, or pass a list as one parameter of IN"),
    UNKNOWN_JOIN(
            "ATH3012",
            "{2} JOIN is not part of the query language",
            "Use JOIN or LEFT JOIN: a right join is a left join from the other side, a cross join is a comma between two entities"),
    FETCH_JOIN_WITH_CONDITION(
            "ATH3013",
            "a fetch join has no condition, because it would load a part of the collection as if it were the whole",
            "Move the condition to the WHERE clause, or join without FETCH"),
    COLLECTION_EXPECTED(
            "ATH3014",
            "{2} asks for a collection, and this is none",
            "Write a path to a collection, as in o.lineItems {2}"),
    WRONG_NUMBER_OF_ARGUMENTS("ATH3015", "{2} is called with {3} arguments and takes {4}", "Add or remove arguments"),
    STAR(
            "ATH3016",
            "''*'' does not stand for all columns in the query language",
            "Name an identification variable or a path, as in SELECT o or COUNT(o)"),
    UNKNOWN_FUNCTION(
            "ATH3017",
            "there is no function {2}",
            "{3}A function of the database is called with FUNCTION(''{2}'', ...)");

    private final String code;
    private final String template;
    private final String remedy;

    QueryMessage(String code, String event, String remedy) {
        this.code = code;
        this.template = "Query, {0}: " + event + "{1}";
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
