package dev.athanor.message;

/**
 * Messages of the database area: connections, statements, values that do not fit. None of them ever contains a value of
 * a row or of a statement parameter.
 */
public enum DatabaseMessage implements MessageCode {
    /** No connection could be had. */
    NO_CONNECTION(
            "ATH4001",
            "the data source gave no connection (SQLState {0}, vendor code {1})",
            "check that the database is up, and the URL, the user and the pool''s limits"),
    /** A statement failed for a reason that has no message of its own. */
    STATEMENT_FAILED(
            "ATH4002",
            "{2}: the database refused the statement (SQLState {0}, vendor code {1})",
            "see the cause; it may contain values"),
    /** The connection broke while a statement ran. */
    CONNECTION_LOST(
            "ATH4003",
            "{2}: the connection to the database was lost (SQLState {0}, vendor code {1})",
            "the transaction is lost; repeat it from its beginning"),
    /** A value does not fit its column. */
    DATA_REFUSED(
            "ATH4004",
            "{2}: a value does not fit its column or operation (SQLState {0}, vendor code {1})",
            "compare length, precision and range of the attributes with their columns; see the cause"),
    /** No dialect knows the product. */
    UNKNOWN_DATABASE(
            "ATH4005",
            "no dialect knows the database {0} {1}",
            "put a dev.athanor.dialect.DialectProvider for it on the class path; known without one: {2}"),
    /** Something is sent after a failure that ended the transaction. */
    TRANSACTION_ABORTED(
            "ATH4006",
            "the transaction takes no more statements after an earlier failure",
            "roll back, or roll back to a savepoint set before the failure where that is possible"),
    /** Commit after a failure that ended the transaction. */
    COMMIT_AFTER_FAILURE(
            "ATH4007",
            "the transaction was rolled back instead of committed, because one of its statements had failed",
            "handle the earlier failure: it is the one to correct"),
    /** A constraint refused a row. */
    CONSTRAINT_VIOLATED(
            "ATH4010", "{2}: {0} constraint {1} refused the row", "correct the row, or the order of the work"),
    /** A lock was not granted in time, the transaction goes on. */
    LOCK_TIMEOUT(
            "ATH4011",
            "{2}: a lock was not granted in time (SQLState {0}, vendor code {1}); the transaction goes on without it",
            "repeat the operation, or allow more time with the hint jakarta.persistence.lock.timeout"),
    /** The database broke a circle of waiting transactions. */
    DEADLOCK(
            "ATH4012",
            "{2}: this transaction and another one waited for each other, and the database has ended this one"
                    + " (SQLState {0}, vendor code {1})",
            "roll back and repeat the transaction from its beginning; lock rows in the same order everywhere"),
    /** A lock was not granted in time, and the transaction cannot go on. */
    LOCK_TIMEOUT_AT_WRITE(
            "ATH4015",
            "{2}: a lock was not granted in time (SQLState {0}, vendor code {1}), and the transaction cannot go on",
            "roll back and repeat the transaction from its beginning"),
    /** The isolation of the transaction could not be kept. */
    SERIALIZATION_FAILED(
            "ATH4016",
            "{2}: another transaction has changed what this one relies on, and the database has ended this one"
                    + " (SQLState {0}, vendor code {1})",
            "roll back and repeat the transaction from its beginning"),
    /** A statement ran longer than permitted. */
    STATEMENT_TIMEOUT(
            "ATH4013",
            "{2}: the statement ran longer than permitted (SQLState {0}, vendor code {1})",
            "allow more time with the hint jakarta.persistence.query.timeout, or look at the statement''s plan"),
    /** A batch returned another number of generated keys than rows. */
    KEYS_MISSING(
            "ATH4014",
            "{0}: {1} rows were inserted, but the driver returned generated values of {2}",
            "the driver does not return the generated values of a batch in full; set athanor.jdbc.batch-size to 1"),
    /** A column holds no constant of the enum. */
    NOT_AN_ENUM_CONSTANT(
            "ATH4020",
            "a row holds a value that stands for no constant of the enum {0}",
            "correct the row, or complete the enum; reordering constants changes what stored ordinals mean"),
    /** A serialised object cannot be written. */
    NOT_SERIALIZABLE(
            "ATH4021",
            "a value of type {0} cannot be serialised",
            "everything that the object refers to must be Serializable"),
    /** A serialised object cannot be read. */
    NOT_DESERIALIZABLE(
            "ATH4022",
            "a row holds bytes that cannot be read as a serialised {0}",
            "the class has changed incompatibly since the row was written, or is not on the class path"),
    /** A column type that the dialect cannot name. */
    NO_TYPE_NAME("ATH4030", "{0} has no name for columns of JDBC type {1}", "give the column a columnDefinition"),
    /** A converter of the program failed. */
    CONVERTER_FAILED(
            "ATH4023",
            "the converter {0} failed to make a value of type {1}",
            "see the cause; a converter must cope with every value of its type, and with null"),
    /** A function without template. */
    UNKNOWN_FUNCTION(
            "ATH4031",
            "{0} has no function {1} with {2} arguments",
            "call a function of the database by FUNCTION(...) instead"),
    /** A schema statement failed. */
    SCHEMA_STATEMENT_FAILED(
            "ATH4040",
            "{2}: the schema statement failed (SQLState {0}, vendor code {1})",
            "see the cause; statements before this one may have been carried out"),
    /** A script cannot be written. */
    SCHEMA_SCRIPT_NOT_WRITTEN("ATH4041", "{0}: the schema script cannot be written", "see the cause"),
    /** A script cannot be read. */
    SCRIPT_NOT_READ(
            "ATH4042",
            "{0}: the script cannot be read",
            "see the cause; name it by a URI, by a path, or by its place below the root of the persistence unit"),
    /** A script ends in the middle of something. */
    SCRIPT_UNFINISHED("ATH4043", "{0}, line {1}: {2} begins here and does not end", "end it"),
    /** A table of the mapping that the database does not have. */
    TABLE_MISSING("ATH4044", "{0}: there is no such table", "create it, or correct the name in the mapping"),
    /** A column of the mapping that the database does not have. */
    COLUMN_MISSING("ATH4045", "{0}: there is no such column", "create it, or correct the name in the mapping"),
    /** A column whose type does not hold what the attribute does. */
    COLUMN_TYPE_DIFFERS(
            "ATH4046",
            "{0}: the column is of type {1}, the mapping needs {2}",
            "change the type of the column or of the attribute, or say that it fits, with columnDefinition"),
    /** Code of the program failed on the connection that it was given. */
    CONNECTION_WORK_FAILED("ATH4050", "the program''s own work on the connection failed", "see the cause");

    private final String code;
    private final String template;
    private final String remedy;

    DatabaseMessage(String code, String template, String remedy) {
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
