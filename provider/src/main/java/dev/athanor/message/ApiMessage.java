package dev.athanor.message;

/** Errors in the use of the Jakarta interfaces: calls at the wrong time, wrong arguments, features that are to come. */
public enum ApiMessage implements MessageCode {
    UNSUPPORTED("ATH6001", "{0} is not part of this release", "{1}"),
    ENTITY_MANAGER_CLOSED(
            "ATH6002",
            "the EntityManager is closed",
            "Create another one with EntityManagerFactory.createEntityManager()"),
    FACTORY_CLOSED("ATH6003", "the EntityManagerFactory is closed", "Close it last, when the application ends"),
    NULL_ARGUMENT("ATH6004", "{0} got null for its {1}", "Pass a value"),
    CANNOT_UNWRAP("ATH6005", "{0} is not, and does not hold, a {1}", "Ask for one of: {2}"),
    RESOURCE_LOCAL(
            "ATH6006",
            "{0} is for JTA transactions, and this persistence unit has transactions of its own (RESOURCE_LOCAL)",
            "Use EntityManager.getTransaction()"),
    CONTAINER_TRANSACTIONS(
            "ATH6007",
            "{0} is for transactions that the program controls, and those of this persistence unit are the container''s"
                    + " (JTA)",
            "Use UserTransaction or @Transactional, and EntityManager.joinTransaction() if it was created before"),

    TRANSACTION_INACTIVE(
            "ATH6101", "{0} needs an active transaction", "Call EntityManager.getTransaction().begin() first"),
    ROLLBACK_ONLY(
            "ATH6102",
            "the transaction was marked for rollback, so that commit() rolled it back: nothing has been written",
            "Look for the exception that marked it, or for the call of setRollbackOnly()"),
    COMMIT_FAILED(
            "ATH6103",
            "the commit failed, and the transaction was rolled back: nothing has been written",
            "See the cause; repeat the work in a new transaction"),

    NO_RESULT("ATH6201", "the query has no result", "Use getSingleResultOrNull() where there may be none"),
    MANY_RESULTS(
            "ATH6202",
            "the query has more than one result",
            "Narrow its condition, or use getResultList(), with setMaxResults(1) if any one of them will do"),
    OTHER_PARAMETER_TYPE(
            "ATH6203", "the parameter {0} of the query is a {1}, not a {2}", "Ask for it with its own type"),
    NOT_LOCKABLE(
            "ATH6204",
            "{0} is for queries of the query language that select",
            "Lock the instances with EntityManager.lock()"),
    NO_NAMED_QUERY(
            "ATH6205",
            "there is no query named ''{0}''; there is {1}",
            "Declare it with @NamedQuery on an entity, or with addNamedQuery()"),
    NO_ATTRIBUTE("ATH6206", "{0} has no attribute ''{1}''; it has {2}", "Correct the name"),
    NO_RESULT_MAPPING(
            "ATH6207",
            "there is no result mapping named ''{0}''; there is {1}",
            "Declare it with @SqlResultSetMapping on an entity"),
    NO_NAMED_PROCEDURE(
            "ATH6208",
            "there is no stored procedure named ''{0}''; there is {1}",
            "Declare it with @NamedStoredProcedureQuery on an entity"),

    ABSTRACT_ENTITY("ATH6209", "{0} is abstract, so that no object of it can be made", "Name one of its subclasses"),
    NO_GRAPH(
            "ATH6301",
            "there is no entity graph named ''{0}''; there is {1}",
            "Declare it with @NamedEntityGraph on an entity, or with addNamedEntityGraph()"),
    NAMED_GRAPH(
            "ATH6302",
            "the entity graph ''{0}'' has a name and cannot be changed",
            "Change a copy: EntityManager.createEntityGraph(String)"),
    NO_GRAPH_NODE("ATH6303", "the entity graph has no node for ''{0}''; it has {1}", "Add it with addAttributeNode()"),
    NO_GRAPH_TARGET(
            "ATH6304",
            "the attribute {0} leads to no entity or embeddable in the way that the subgraph wants",
            "Add it as a node alone, with addAttributeNode()"),
    NO_GRAPH_SUBTYPE("ATH6305", "{0} is no mapped class at or below {1}", "Name a mapped subclass, or none"),
    FOREIGN_GRAPH(
            "ATH6306", "{0} is no entity graph of this provider", "Create it with EntityManager.createEntityGraph()"),
    TWO_GRAPHS(
            "ATH6307",
            "the hints have a fetch graph and a load graph",
            "Pass jakarta.persistence.fetchgraph or jakarta.persistence.loadgraph"),
    OTHER_GRAPH("ATH6308", "the entity graph is about {0}, which a {1} can never be", "Pass a graph of the entity");

    private final String code;
    private final String template;
    private final String remedy;

    ApiMessage(String code, String template, String remedy) {
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
