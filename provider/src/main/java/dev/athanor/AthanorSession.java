package dev.athanor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an EntityManager of Athanor can do beyond the standard: {@code em.unwrap(AthanorSession.class)}. It shows the same
 * session, not another one; iterating over it gives its pending and persistent instances.
 *
 * <p>For one thread at a time, like the EntityManager. Unless a method says otherwise, an entity of another persistence unit is
 * an {@link IllegalArgumentException}, and so is the name of an attribute that the entity does not have. SQLAlchemy 2.0, "Using
 * the Session".
 */
public interface AthanorSession extends Iterable<Object> {

    // ---- looking, which never loads, flushes or changes anything
    // ------------------------------------------------------

    /**
     * What is known of an instance, whether it is in this session or not.
     *
     * @param entity an instance of an entity class of this persistence unit
     */
    Inspection inspect(Object entity);

    /** The pending instances, in the order in which they became so; a copy. */
    Set<Object> newInstances();

    /** The persistent instances whose attributes had an event since the last flush, with net change or without; a copy. */
    Set<Object> dirtyInstances();

    /** The persistent instances that are marked as removed, and not flushed yet; a copy. */
    Set<Object> deletedInstances();

    /** The persistent instances; a copy, by identity. */
    Set<Object> identityMap();

    /**
     * Whether the instance is pending or persistent in this session. One that is marked as removed is, until the flush.
     *
     * @param entity an instance of an entity class of this persistence unit
     */
    boolean contains(Object entity);

    /** Where the transaction of this session stands. */
    TransactionStatus transactionStatus();

    /** How many savepoints are open. */
    int savepointDepth();

    // ---- states -----------------------------------------------------------------------------------------------------

    /**
     * Makes a transient instance pending, takes an unflushed removal back, or attaches a detached one without SQL; cascades along
     * PERSIST. SQLAlchemy's {@code Session.add}.
     *
     * @param entity the instance
     */
    void add(Object entity);

    /**
     * Makes a detached instance persistent again, without SQL; cascades along PERSIST. Needs a woven class, which knows what was
     * changed meanwhile.
     *
     * @param entity the instance
     * @throws IllegalArgumentException if it is new, if another instance of its identity is here, or if its class is not woven
     */
    void reattach(Object entity);

    /**
     * Copies the state of a detached instance into this session, and believes it: no SQL is sent, and nothing counts as changed.
     * Needs a woven class, which knows that nothing was changed.
     *
     * @param entity a detached instance without changes
     * @param <T> its class
     * @throws IllegalArgumentException if it is new or changed, or its class is not woven
     * @return the persistent instance
     */
    <T> T mergeWithoutLoad(T entity);

    /**
     * Makes an instance transient: it leaves its session and forgets its identity. Its attributes stay as they are.
     *
     * @param entity an instance of any state
     */
    void makeTransient(Object entity);

    /**
     * Says that the row of a transient instance with a key exists: it is detached from now on, and what was never set counts as
     * not loaded. Needs a woven class, which knows what was set.
     *
     * @param entity a transient instance
     * @throws IllegalArgumentException if it is not transient, or its class is not woven
     */
    void makeDetached(Object entity);

    /**
     * Lets references of a transient instance load by its foreign keys, through this session, though it is not part of it. Needs a
     * woven class, which tells of reads.
     *
     * @param entity a transient or pending instance
     * @throws IllegalArgumentException if it is neither, or its class is not woven
     */
    void enableLoading(Object entity);

    // ---- attributes
    // ---------------------------------------------------------------------------------------------------

    /**
     * Forgets what attributes hold, changes included. They are read anew at the next touch; where the class is not woven, when the
     * instance is found the next time, and only as a whole.
     *
     * @param entity a persistent instance of this session
     * @param attributes the names; none means all attributes, and cascades along REFRESH
     */
    void expire(Object entity, String... attributes);

    /** Expires every persistent instance. */
    void expireAll();

    /**
     * Expires attributes and reads them at once. Single attributes only of woven classes.
     *
     * @param entity a persistent instance of this session
     * @param attributes the names; none means what {@code EntityManager.refresh} reads
     */
    void refresh(Object entity, String... attributes);

    /**
     * Takes the value of an attribute away: a column becomes null, a reference is dissolved.
     *
     * @param entity the instance
     * @param attribute the name
     */
    void unset(Object entity, String attribute);

    /**
     * The collection of an attribute as something to query. The attribute need not be mapped as dynamic.
     *
     * @param entity the owner
     * @param attribute the name of a collection of entities
     * @param <E> the element type
     */
    <E> DynamicCollection<E> dynamic(Object entity, String attribute);

    // ---- transactions and flushes
    // ---------------------------------------------------------------------------------------

    /**
     * Flushes, and opens a savepoint within the transaction. The database learns of it with the first statement inside it; at once if
     * the program is using the connection, or if a result is open.
     */
    Savepoint savepoint();

    /**
     * Lets go of all instances and rolls back; they keep what they hold. The session can be used as if it were new. SQLAlchemy's
     * {@code Session.close}.
     */
    void reset();

    /** Switches the automatic flush off until the block is closed. Blocks can be nested. */
    AutoflushBlock withoutAutoflush();

    /**
     * Tells a listener of every transition of an instance from one state to another, until the EntityManager is closed.
     *
     * @param listener whom to tell
     */
    void addListener(StateListener listener);

    // ---- criteria

    /**
     * Switches criteria on that an annotation names; see {@link GlobalCriteria}.
     *
     * @param name the name
     * @param values the values of their parameters by name
     * @throws IllegalArgumentException if there are none of that name, or a value is of no parameter, or not of its type
     * @throws IllegalStateException if a value is missing
     */
    void enableCriteria(String name, Map<String, ?> values);

    /**
     * Makes criteria for this session and switches them on: a condition that is added wherever entities of a class are read.
     *
     * @param name a name to switch them off by; others of that name are replaced
     * @param entity the entity class; subclasses are meant too
     * @param condition a condition in the query language, in which {@code e} is the entity
     * @param values the values of its parameters by name
     * @throws IllegalArgumentException if the condition is none, or a value is of no parameter, or not of its type
     * @throws IllegalStateException if a value is missing
     */
    void addCriteria(String name, Class<?> entity, String condition, Map<String, ?> values);

    /**
     * Switches criteria off, if they are on.
     *
     * @param name the name
     */
    void disableCriteria(String name);

    /** The names of the criteria that are on; a copy. */
    Set<String> enabledCriteria();

    // ---- recipes
    // ------------------------------------------------------------------------------------------------------

    /**
     * The one object with these values: the one that this session has, pending ones among them, or that of a row, or a new one,
     * which is made with the constructor without parameters, given the values, and persisted. Sends one query at most and
     * flushes nothing. Only a unique constraint keeps other sessions from doing the same.
     *
     * @param type the entity class
     * @param attributes the values by the names of attributes: values of columns, and references
     * @param <T> the entity class
     */
    <T> T unique(Class<T> type, Map<String, ?> attributes);

    /**
     * All instances that can be reached from one along relationships, each once, the nearest first; loads what is not loaded.
     *
     * @param entity where to start
     * @return the instances, the given one first
     */
    List<Object> reachable(Object entity);
}
