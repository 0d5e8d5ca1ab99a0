package dev.athanor.message;

/** Errors of the unit of work and the life cycle of instances. */
public enum StateMessage implements MessageCode {
    UNLOADED_COLLECTION(
            "ATH2001",
            "{0} was never loaded, and its owner has left its session",
            "Fetch it with the query (JOIN FETCH), or touch it before the owner is detached"),
    UNLOADED_COLLECTION_OF_STREAM(
            "ATH2002",
            "a collection was not loaded when its owner was serialised, so its members did not travel",
            "Fetch it with the query (JOIN FETCH), or touch it before the owner is serialised"),
    LOAD_REFUSED(
            "ATH2170",
            "{0} is not loaded, and its loading strategy is to refuse to load it when it is touched",
            "Fetch it with the query (JOIN FETCH, entity graph), or choose another strategy for it"),
    OBJECT_DELETED(
            "ATH2171",
            "{0} was deleted: there is no row any more that could tell what is not loaded",
            "Use find(), which returns null, where a row may be missing"),
    QUEUED_ELEMENTS(
            "ATH2172",
            "{0} belongs to an object without a row or without a session: what is queued for it cannot be searched",
            "Flush or attach the owner first, or search in list()"),
    DYNAMIC_DETACHED(
            "ATH2173",
            "{0} belongs to a detached object: only what is queued for it is seen",
            "Attach the owner first, or merge it"),
    DYNAMIC_PLACES(
            "ATH2174",
            "{0} is dynamic: where an element stands is a matter of its order, not of the program",
            "Use add(element), and an attribute to order by"),
    DYNAMIC_ORDER(
            "ATH2175",
            "{0} is asked for the element at an index, but has no order",
            "Add @OrderBy to the attribute, or use orderBy()"),
    NO_COLLECTION(
            "ATH2177",
            "{0} is no collection of entities that could be queried",
            "Name an attribute declared as Collection, List or Set of entities"),
    NO_PATH(
            "ATH2178",
            "{0} is no attribute, or path of attributes, of an element",
            "Use names of attributes separated by dots; for anything else there is matching()"),
    NO_ARGUMENT(
            "ATH2179",
            "the condition {0} has a parameter ?{1}, but no such argument was given",
            "Pass an argument for each"),
    WRITE_ONLY_READ(
            "ATH2176",
            "{0} is write-only: it is never loaded, not even to find out what would change",
            "Ask select() for elements; to remove the owner leave them to the database with @PassiveDeletes"),
    STALE_ROW(
            "ATH2101",
            "{0} was changed or deleted by another transaction since it was read",
            "Roll back, read it again and repeat the change"),
    MISSING_ROW(
            "ATH2102",
            "{0} is needed, but there is no such row",
            "Use find(), which returns null, where a row may be missing"),
    MISSING_TARGET(
            "ATH2103",
            "{0} refers to {2} through {1}, but there is no such row",
            "Add a foreign key constraint, or mend the row"),
    UNSAVED_REFERENCE(
            "ATH2104",
            "{0} refers to an unsaved {2} through {1}; nothing has been written",
            "Persist it first, or cascade PERSIST"),
    REMOVED_REFERENCE(
            "ATH2105",
            "{0} still refers to {2} through {1}, which is removed; nothing has been written",
            "Take the reference away before the flush, or persist the target again"),
    UNKNOWN_DISCRIMINATOR(
            "ATH2106",
            "a row of {0} has a value in {1} that belongs to none of its entity classes",
            "Add the class to the persistence unit, or mend the row"),
    KEY_TOO_LARGE(
            "ATH2112",
            "the sequence of {0} has come to {1}, and the attribute ends at {2}",
            "Give the id a larger type, in the class and in the database"),
    CHANGED_KEY(
            "ATH2107",
            "the primary key of {0} was changed by the program; nothing has been written",
            "Remove the entity and persist a new one with the other key"),
    CIRCULAR_ROWS(
            "ATH2108",
            "{0} and other new or removed rows refer to each other in a circle, and {1} cannot be null in between",
            "Make the foreign key of {1} nullable"),
    MISSING_KEY(
            "ATH2109",
            "{0} has no value in its primary key {1}",
            "Set it before persist(), or let it be generated with @GeneratedValue"),
    TAKEN_IDENTITY(
            "ATH2110",
            "{0} is in this persistence context already, as another instance",
            "Change the instance that find() returns, or merge() the other one"),
    FLUSH_REENTERED(
            "ATH2111",
            "flush() was called while a flush is under way",
            "Do not flush or query from within callbacks and converters"),
    NOT_AN_ENTITY(
            "ATH2120",
            "{0} is not an entity of this persistence unit",
            "Add the class to the unit, or pass an instance of one of its entities"),
    OTHER_SESSION(
            "ATH2121",
            "{0} belongs to another EntityManager that is still open",
            "Detach it there first, or merge it here"),
    DETACHED_PERSIST(
            "ATH2122",
            "{0} is detached and cannot be persisted",
            "Use merge() to bring its state into this persistence context"),
    DETACHED_REMOVE("ATH2123", "{0} is detached and cannot be removed", "Remove what find() or merge() returns"),
    NOT_MANAGED("ATH2124", "{0} is not managed by this EntityManager", "Pass what find(), merge() or a query returned"),
    REMOVED_MERGE("ATH2125", "{0} is removed and cannot be merged", "Persist it again, or do not remove it"),
    PENDING_MERGE(
            "ATH2160",
            "{0} is pending in this session, and merge() makes a second instance of it",
            "Flush first, or work on with the instance that was persisted"),
    TRANSIENT_MERGE(
            "ATH2161",
            "{0} has no row, so that it cannot be merged without reading",
            "Persist it, or merge it with loading"),
    DIRTY_MERGE(
            "ATH2162",
            "{0} has changes that are not written, so that it cannot be merged without reading",
            "Flush the changes before it is detached, or merge it with loading"),
    CALLBACK_THREW(
            "ATH2113",
            "the callback {0} threw a {1}, which is a checked exception",
            "Throw a RuntimeException from callbacks, or handle the exception there; see the cause"),
    LOCK_NEEDS_VERSION(
            "ATH2114",
            "{0} cannot be locked in the mode {1}, because it has no version",
            "Add an attribute with @Version, or use PESSIMISTIC_READ or PESSIMISTIC_WRITE"),
    FLUSH_LOCK_TIMEOUT(
            "ATH2115",
            "another transaction kept a row that the flush had to write; some of its statements may have been carried out, so"
                    + " that the transaction cannot go on",
            "Roll back and repeat the transaction from its beginning; see the cause for the statement"),
    NOT_LOADED("ATH2150", "{0}.{1} is not in memory", "Ask loaded() first, or read the attribute, which loads it"),
    LATE_UNLOADED(
            "ATH2126",
            "{0} is not loaded, and its EntityManager is closed or has let go of it",
            "Fetch it with the query (JOIN FETCH), or touch it before the entity is detached"),
    NO_ROW("ATH2128", "{0} is new, so that there is no row to refer to", "Persist it, or pass its class and key"),
    WRONG_KEY_TYPE("ATH2127", "the primary key of {0} is a {1}, not a {2}", "Pass a key of that type"),
    INCOMPLETE_KEY("ATH2129", "the key that is to find a {0} lacks a value", "Set all attributes of the key object"),
    NOT_PERSISTENT(
            "ATH2154",
            "{0} is not persistent in this EntityManager",
            "Flush it first if it is new, or pass what find(), merge() or a query returned"),
    ROW_DELETED(
            "ATH2155",
            "the row of {0} was deleted by a flush",
            "To insert it again, call AthanorSession.makeTransient() first, or persist a new instance"),
    NOT_IN_SESSION("ATH2156", "{0} is not in this EntityManager", "Ask AthanorSession.contains() first"),
    NOT_TRANSIENT("ATH2157", "{0} is not transient", "Pass an instance that no EntityManager has, and that has no row"),
    REFRESH_FAILED(
            "ATH2158",
            "{0} cannot be refreshed, because its row is gone",
            "Detach it, or roll back the transaction that deleted the row"),
    EXPIRY_NEEDS_WEAVING(
            "ATH2159",
            "single attributes of {0} cannot expire, because its class is not woven: nobody would read them again",
            "Expire or refresh the instance as a whole, or weave the class"),
    PENDING_ROLLBACK(
            "ATH2151",
            "a flush has failed and was rolled back; until the program has rolled back too, nothing is sent",
            "Call rollback(), of the savepoint if one is open; see the cause for the failure"),
    SAVEPOINT_ENDED(
            "ATH2152",
            "the savepoint has been released or rolled back, or its transaction has ended",
            "Open another one"),
    SAVEPOINT_ROLLBACK_ONLY(
            "ATH2153",
            "something in the savepoint has failed, so that it cannot be released",
            "Roll it back; look for the failure that marked it"),
    SECOND_PARENT(
            "ATH2180",
            "{0} has an owner along {1} already, and may have one only",
            "Take it away from its owner first, or map the relationship without @SingleParent"),
    NO_VALUE_TO_UNSET("ATH2181", "{0} has no value that could be taken away", "Set the attribute first"),
    CALL_NEEDS_WEAVING(
            "ATH2183",
            "{1} cannot take {0}: its class is not woven, and does not tell which of its attributes were set, changed or read",
            "Weave the class, or do without the call: merge() takes what is detached, persist() what is new"),
    WRONG_TARGET(
            "ATH2182",
            "{0} refers to objects of {1}, and was given one of {2}",
            "Look for a raw type or an unchecked cast where the relationship is changed"),
    TRANSACTION_ACTIVE(
            "ATH2140", "a transaction is active already", "Commit it or roll it back before the next one begins"),
    NO_TRANSACTION("ATH2141", "no transaction is active", "Begin one with getTransaction().begin()"),
    ROLLBACK_ONLY(
            "ATH2142",
            "the transaction was marked for rollback and has been rolled back",
            "Look for the failure that marked it; repeat the work in a new transaction"),
    NO_CONTAINER_TRANSACTION(
            "ATH2143",
            "the container has no transaction that the EntityManager could join",
            "Begin one first, for example with UserTransaction or @Transactional"),
    JOINED_ELSEWHERE(
            "ATH2144",
            "the EntityManager takes part in another transaction, which was suspended",
            "End that transaction first, or create another EntityManager"),
    CONTAINER_FAILED("ATH2145", "the container''s transaction manager has failed: {0}", "See the cause"),
    CONTAINER_COMMIT_FAILED(
            "ATH2146",
            "the container has rolled back the transaction: nothing has been written",
            "See the cause; repeat the work in a new transaction"),
    CONTAINER_BEGINS_NONE(
            "ATH2147",
            "this container shows no UserTransaction to begin a transaction with: {0}",
            "Begin the transaction yourself, or give a TransactionManager in athanor.jta.transaction-manager"),
    BLANK_KEY(
            "ATH2190",
            "{0} is taken out of a relationship with {2}, and {1} is part of its primary key; the flush was given up",
            "Remove the entity, or let the relationship remove orphans"),
    CIRCULAR_DEPENDENCY(
            "ATH2191",
            "{0} and other rows depend on each other in a circle, so that none can be written first",
            "Mark one of the relationships with @PostUpdate, or set athanor.flush.circular-rows to break"),
    NULL_KEY(
            "ATH2192",
            "{0} is to be deleted, but it has no row yet",
            "Do not leave it without its owner before a flush"),
    NULL_IDENTITY(
            "ATH2193",
            "{0} was written, but its primary key is not known",
            "Let the database generate the key, or set it before the flush"),
    STALE_LINKS(
            "ATH2194",
            "{1} rows of {0} were to be deleted, and {2} were found",
            "Roll back and read the collection again; let the rows have a primary key, so that none is there twice"),
    SKIPPED_REFERENCE(
            "ATH2195",
            "{0} refers to a {2} through {1} that is not in the session; the link is not written",
            "Persist it first, or cascade PERSIST"),
    TAKEN_KEY(
            "ATH2196",
            "a new instance has the primary key of {0}, which is in the session already",
            "Give it another key, or merge() it"),
    MISSING_DELETED(
            "ATH2197",
            "{0} was to be deleted, but there was no such row",
            "Refresh instances whose rows others may delete"),
    CONTAINER_SUSPENDS_NONE(
            "ATH2148",
            "tables cannot be created or dropped within a transaction, and this container lets nobody suspend it",
            "Create the factory outside of transactions, or give a TransactionManager in"
                    + " athanor.jta.transaction-manager");

    private final String code;
    private final String template;
    private final String remedy;

    StateMessage(String code, String template, String remedy) {
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
