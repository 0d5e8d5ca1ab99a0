package dev.athanor.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets all parameters of a statement. */
@FunctionalInterface
public interface ParameterBinder {
    /** Binds nothing. */
    ParameterBinder NONE = statement -> {};

    /**
     * Binds all parameters.
     *
     * @param statement where to bind; must not be executed or kept
     * @throws SQLException from the driver
     */
    void bind(PreparedStatement statement) throws SQLException;
}
