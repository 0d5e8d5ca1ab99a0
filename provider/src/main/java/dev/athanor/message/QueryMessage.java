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
            "{3}A function of the database is called with FUNCTION(''{2}'', ...)"),
    UNKNOWN_ENTITY(
            "ATH3021",
            "there is no entity {2}",
            "{3}Use the name of a mapped entity; it is case-sensitive and has no package"),
    UNKNOWN_NAME(
            "ATH3022",
            "{2} is neither a variable of this query nor a constant",
            "{3}Declare it in the FROM clause, or put the variable of its entity in front of an attribute"),
    UNKNOWN_ATTRIBUTE("ATH3023", "{2} has no attribute {3}", "{4}It has {5}"),
    ATTRIBUTE_OF_SUBTYPE(
            "ATH3024", "{2} has no attribute {3}, but its subtype {4} has one", "Write TREAT(... AS {4}).{3}"),
    PATH_THROUGH_COLLECTION(
            "ATH3025",
            "{3} cannot be reached through the collection {2}",
            "Join the collection, and go on from the variable of the join"),
    PATH_THROUGH_VALUE("ATH3026", "{2} cannot be reached through {3}, which is a single value", "End the path at {3}"),
    COLLECTION_AS_VALUE(
            "ATH3027",
            "the collection {2} is not a value",
            "Join it and use the variable of the join; only SIZE, IS EMPTY and MEMBER OF take a collection itself"),
    NOT_JOINABLE(
            "ATH3028",
            "only references, collections, embeddables and entities can be joined",
            "Join an association, or use the value in its place without a join"),
    VARIABLE_MISSING("ATH3029", "{2} needs a variable here", "Write a name behind it, as in Order o"),
    VARIABLE_DECLARED_TWICE(
            "ATH3030",
            "the variable {2} is declared already",
            "Choose another name; variables differ in more than case"),
    SELECT_MISSING(
            "ATH3031",
            "a query of several entities needs a SELECT clause",
            "Begin it with SELECT and the variable of the entity to return"),
    FETCH_WITHOUT_OWNER(
            "ATH3032",
            "{2} cannot be fetched, because the query does not return the {3} that owns it",
            "Select the owner, or join without FETCH"),
    FETCH_IN_SUBQUERY("ATH3033", "a subquery fetches nothing", "Join without FETCH"),
    FETCH_OF_ENTITY("ATH3034", "{2} is an entity, and only associations can be fetched", "Join without FETCH"),
    CONDITION_ON_EMBEDDABLE(
            "ATH3035",
            "an embeddable is part of its entity''s row and has no join condition",
            "Move it to the WHERE clause"),
    NOT_A_SUBTYPE("ATH3036", "{2} is not a subtype of {3}", "Name {3} or one of its subtypes"),
    NOT_A_MAP(
            "ATH3037",
            "{2} takes a variable that ranges over a map",
            "Declare one by joining an attribute of type Map"),
    ENTRY_AS_VALUE("ATH3038", "ENTRY can only be an item of a SELECT clause", "Use KEY or VALUE here"),
    NO_ORDER_COLUMN(
            "ATH3039",
            "INDEX takes a variable that ranges over a list with an order column",
            "Join such a list, or sort by an attribute"),
    ENTITY_EXPECTED("ATH3040", "{2} is not an entity", "Name a variable or a reference"),
    COMPOSITE_KEY("ATH3041", "the key of {2} has several attributes", "Name them singly"),
    NO_VERSION("ATH3042", "{2} has no version", "Map an attribute with @Version"),
    CONDITION_AS_VALUE(
            "ATH3043",
            "a condition stands where a value is expected",
            "Write CASE WHEN ... THEN TRUE ELSE FALSE END around it"),
    VALUE_AS_CONDITION(
            "ATH3044", "a value of type {2} stands where a condition is expected", "Compare it with something"),
    NOT_COMPARABLE(
            "ATH3045",
            "{2} and {3} have no values in common",
            "Compare or assign values of the same type, or CAST one"),
    NO_ORDER("ATH3046", "{2} has no order, so {3} cannot compare it", "Use = or <>, or compare attributes"),
    WRONG_OPERAND("ATH3047", "{2} takes {3}, and this is {4}", "Pass another value, or CAST this one"),
    NO_SUCH_FIELD("ATH3048", "{2} has no {3}", "Extract another field"),
    EMBEDDABLE_AS_VALUE("ATH3049", "an embeddable has no value of its own", "Use its attributes singly"),
    MISPLACED_AGGREGATE(
            "ATH3050",
            "the aggregate function {2} cannot stand within {3}",
            "Aggregate in the SELECT or HAVING clause, or in a subquery"),
    MIXED_PARAMETERS(
            "ATH3051", "the query mixes named and positional parameters", "Name all parameters, or number all of them"),
    SUBQUERY_OF_SEVERAL_ITEMS("ATH3052", "a subquery as a value selects one item, not {2}", "Remove the other items"),
    DIFFERENT_NUMBER_OF_ITEMS(
            "ATH3053", "{2} combines queries with {3} and {4} items", "Select the same number of items on both sides"),
    DIFFERENT_ITEMS(
            "ATH3054",
            "{2} combines queries whose item {3} is {4} on one side and {5} on the other",
            "Select items of the same type on both sides"),
    ORDER_OF_COMBINATION(
            "ATH3055",
            "combined queries can only be sorted by result variables of the first one",
            "Name the item with AS in its SELECT clause, and sort by that name"),
    NOT_ASSIGNABLE(
            "ATH3056",
            "only attributes of {2} itself can be set: values, embeddables and owning references, and no embedded key",
            "Set an attribute of {2} or of its embeddables"),
    UNKNOWN_CLASS("ATH3057", "there is no class {2}", "Write its name with package"),
    NO_CONSTRUCTOR("ATH3058", "{2} has no constructor for ({3})", "Its constructors are {4}"),
    ENTITY_AS_RESULT(
            "ATH3059",
            "an entity is selected by a variable or a path, not by an expression",
            "Select the variable or the path, or an attribute of the expression");

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
