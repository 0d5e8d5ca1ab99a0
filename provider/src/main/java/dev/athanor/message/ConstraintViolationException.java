package dev.athanor.message;

import jakarta.persistence.PersistenceException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of the schema refused a row. The text names constraint, table and entity as far as they are known, and
 * never a value; the cause is the driver's exception, whose text may contain values.
 */
public final class ConstraintViolationException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final SqlErrorKind kind;
    private final @Nullable String constraintName;
    private final @Nullable String tableName;
    private final @Nullable String entity;

    /**
     * Creates the exception.
     *
     * @param cause the driver's exception
     * @param kind a kind for which {@link SqlErrorKind#isConstraint()} holds
     * @param constraintName the constraint, for NOT_NULL the column, as the database writes it; null if not told
     * @param tableName the table as the database writes it; null if not told
     * @param entity the entity that was being written, type and key; null if not known
     * @param subject where it happened if there is no entity: table or statement
     */
    public ConstraintViolationException(
            @Nullable Throwable cause,
            SqlErrorKind kind,
            @Nullable String constraintName,
            @Nullable String tableName,
            @Nullable String entity,
            String subject) {
        super(
                DatabaseMessage.CONSTRAINT_VIOLATED.text(
                        described(kind), named(constraintName, tableName), entity != null ? entity : subject),
                cause);
        this.kind = kind;
        this.constraintName = constraintName;
        this.tableName = tableName;
        this.entity = entity;
    }

    /**
     * The same violation, told of the entity that was being written.
     *
     * @param describedEntity type and key of the entity
     */
    public ConstraintViolationException of(String describedEntity) {
        return new ConstraintViolationException(getCause(), kind, constraintName, tableName, describedEntity, "");
    }

    private static String described(SqlErrorKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String named(@Nullable String constraintName, @Nullable String tableName) {
        String constraint = constraintName == null ? "(name not told)" : constraintName;
        return tableName == null ? constraint : constraint + " of table " + tableName;
    }

    /** What kind of constraint. */
    public SqlErrorKind kind() {
        return kind;
    }

    /** The constraint, for NOT_NULL the column, as the database writes it; null if it was not told. */
    public @Nullable String constraintName() {
        return constraintName;
    }

    /** The table as the database writes it; null if it was not told. */
    public @Nullable String tableName() {
        return tableName;
    }

    /** Type and key of the entity that was being written; null if not known. */
    public @Nullable String entity() {
        return entity;
    }

    @Override
    public String code() {
        return DatabaseMessage.CONSTRAINT_VIOLATED.code();
    }
}
