package dev.athanor.message;

/** What goes wrong when a query is prepared or run although its text is right. */
public enum QueryCallMessage implements MessageCode {
    WRONG_RESULT_CLASS("ATH3101", "The query returns {0}, which is not {1}", "Ask for {0}, or select something else"),
    SEVERAL_ITEMS(
            "ATH3102",
            "The query selects {0} items, which are not one {1}",
            "Ask for Object[] or Tuple, or make an object of the items with NEW"),
    VALUE_DOES_NOT_FIT("ATH3103", "A {0} stands in the query where {1} is expected", "Bind a value of that type"),
    ENTITY_WITHOUT_KEY(
            "ATH3104",
            "The parameter is a new {0}, which no row can refer to because it has no key",
            "Persist it before it is bound"),
    NOT_AN_ENTITY_CLASS("ATH3105", "{0} is not the class of an entity", "Bind a mapped class"),
    LIST_TOO_LONG(
            "ATH3106",
            "A list of {0} values exceeds the {1} parameters that the database takes in one statement",
            "Split the list, or select by a subquery"),
    CLOSED_CONSTRUCTOR(
            "ATH3107",
            "The constructor of {0} cannot be called",
            "Make class and constructor public, or open package {1} to the module of the provider"),
    NULL_FOR_PRIMITIVE(
            "ATH3108",
            "A row has null for parameter {1} of the constructor of {0}, which is of type {2}",
            "Declare the parameter with the wrapper type, or use COALESCE"),
    CONSTRUCTOR_FAILED("ATH3109", "The constructor of {0} threw {1}", "See the cause"),
    UNKNOWN_ALIAS("ATH3110", "The tuple has no element {0}", "Its elements are {1}"),
    UNKNOWN_INDEX("ATH3111", "The tuple has no element {0}, only {1} of them", "Count from 0"),
    WRONG_ELEMENT_TYPE("ATH3112", "The element {0} of the tuple is a {1}, not a {2}", "Ask for {1}"),
    COMPOSITE_KEY_AS_VALUE(
            "ATH3113",
            "A subquery as a value selects an entity whose key has several columns",
            "Compare with IN or EXISTS, or select an attribute"),
    OBJECT_IN_SUBQUERY("ATH3114", "A subquery makes an object", "Select values or entities in subqueries"),
    UNCOMBINABLE(
            "ATH3115",
            "{0} combines items that do not have the same columns on both sides",
            "Select values, or entities of one hierarchy with the same fetch joins"),
    BULK_CHANGES_WHAT_IT_READS(
            "ATH3116",
            "The bulk update of {0} takes several statements, and one of them computes a value from what another one changes",
            "Read the value by a query before, and pass it as a parameter, or use two updates"),
    BULK_WITH_JOIN(
            "ATH3117",
            "An assigned value of the bulk update of {0} goes through {1}",
            "Use a subquery, or a parameter"),
    NEGATIVE("ATH3118", "The {0} of a query cannot be {1}", "Pass 0 or more"),
    NO_RESULTS("ATH3119", "The statement changes rows and returns none", "Call executeUpdate()"),
    NO_CHANGES("ATH3120", "The query returns results and changes nothing", "Call getResultList() or one like it"),
    UNBOUND_PARAMETER("ATH3121", "The parameter {0} has no value", "Call setParameter before the query runs"),
    UNKNOWN_PARAMETER("ATH3122", "The query has no parameter {0}", "{1}It has {2}"),
    COLLECTION_EXPECTED("ATH3123", "The parameter {0} takes a collection, not {1}", "Bind a List or Set"),
    WRONG_PARAMETER_TYPE("ATH3124", "The parameter {0} takes {1}, not {2}", "Bind a value of that type"),
    MIXED_NATIVE_PARAMETERS(
            "ATH3125",
            "The statement mixes named and positional parameters, or ? and ?1",
            "Use one kind; an operator with a question mark is written ??"),
    COLUMN_MISSING(
            "ATH3126",
            "The rows of the statement have no column {1} of {0}",
            "Select it under that name; the columns are {2}"),
    LABEL_MISSING(
            "ATH3127",
            "The rows of the statement have no column {0}",
            "Select it under that name; the columns are {1}"),
    FIELD_UNKNOWN(
            "ATH3128",
            "The path {0} of a result mapping leads to no column of {1}",
            "Name a basic attribute, with dots through embeddables and references"),
    NO_SUCH_CONSTRUCTOR(
            "ATH3129",
            "{0} has no constructor for the columns {1} of a result mapping",
            "Add the constructor, or correct the types of the columns"),
    SEVERAL_CONSTRUCTORS(
            "ATH3130",
            "{0} has several constructors for the columns {1} of a result mapping",
            "Give types to the columns: @ColumnResult(type = ...)"),
    EMPTY_RESULT_MAPPING(
            "ATH3131", "A result mapping has neither entities nor classes nor columns", "Add what a row becomes"),
    OUTPUT_PARAMETER("ATH3132", "The parameter {0} takes no value", "Register it as IN or INOUT, or bind no value"),
    INPUT_PARAMETER("ATH3133", "The parameter {0} gives no value", "Register it as OUT or INOUT"),
    NOT_EXECUTED("ATH3134", "The stored procedure {0} was not called yet", "Call execute() first"),
    NOT_IN_MEMORY(
            "ATH3140",
            "The restriction of the bulk statement on {0} cannot be evaluated in memory, because of {1}",
            "Set athanor.bulk.synchronize to fetch or auto, or to none and clear the EntityManager"),
    NO_CRITERIA("ATH3141", "There are no criteria named {0}", "There are: {1}"),
    CRITERIA_TWICE("ATH3142", "Two criteria are named {0}, one of them of {1}", "Give one of them another name"),
    CRITERIA_CHOICE(
            "ATH3143", "The criteria {0} cannot be switched to {1}", "Give true, false, or a map of their parameters"),
    STRATEGY_CLASS("ATH3144", "The hint {0} names no class of an entity: {1}", "Name one of them: {2}"),
    STRATEGY_ATTRIBUTE("ATH3145", "The hint {0} names no relationship of {1}", "There are: {2}"),
    STRATEGY_UNFIT("ATH3146", "The hint {0} asks for what cannot be, because {1}", "Choose one of: {2}"),
    STRATEGY_OF_PROCEDURE(
            "ATH3147",
            "The hint {0} has no effect on the call of a stored procedure",
            "Say it of the relationship, with @Loading or the property of that name");

    private final String code;
    private final String template;
    private final String remedy;

    QueryCallMessage(String code, String template, String remedy) {
        this.code = code;
        this.template = template;
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
