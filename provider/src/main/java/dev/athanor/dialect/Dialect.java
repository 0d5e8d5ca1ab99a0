package dev.athanor.dialect;

import dev.athanor.internal.jdbc.SqlErrorClassifier;
import dev.athanor.message.DatabaseException;
import dev.athanor.schema.Column;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.render.Identifiers;
import dev.athanor.type.ColumnType;
import org.jspecify.annotations.Nullable;

/** What differs for one kind of database. Immutable, shared by all threads. */
public interface Dialect {
    /** The product's name, for messages. */
    String name();

    /**
     * A statement as text.
     *
     * @param statement the tree
     * @throws dev.athanor.message.InvalidArgumentException if it calls a function that this dialect has not
     */
    RenderedSql render(Statement statement);

    /** How names are spelt. */
    Identifiers identifiers();

    /** What failures of the driver mean. */
    SqlErrorClassifier errors();

    /**
     * The type of a column in CREATE TABLE, without NOT NULL and the like.
     *
     * @param type how values travel
     * @param shape length, precision and the like; its definition is not looked at
     * @throws DatabaseException if there is no name for the JDBC type
     */
    String typeName(ColumnType type, Column.Shape shape);

    /** What follows the type of an identity column in CREATE TABLE. */
    String identityClause();

    /**
     * A query that fetches several values of a sequence in one round trip, one per row. It has one parameter: how many.
     *
     * @param sequence the sequence
     */
    RenderedSql nextValues(Sequence sequence);

    /** CREATE SEQUENCE. */
    String createSequence(Sequence sequence);

    /** DROP SEQUENCE that succeeds if there is none. */
    String dropSequence(Sequence sequence);

    /** DROP TABLE that succeeds if there is none. */
    String dropTable(Table table);

    /**
     * Removes a constraint; succeeds if table or constraint are not there.
     *
     * @param table its table
     * @param constraint its name as written
     */
    String dropConstraint(Table table, String constraint);

    /** How many characters a name may have. */
    int longestName();

    /** How many parameters a statement may have. */
    int mostParameters();

    /**
     * A statement to be run in the transaction before one that locks, if the time to wait for locks is not part of the
     * locking statement.
     *
     * @param millis the time
     * @return the statement, or null if the lock clause carries the time
     */
    @Nullable String lockTimeout(int millis);
}
