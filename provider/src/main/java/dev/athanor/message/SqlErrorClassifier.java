package dev.athanor.message;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;

/** Tells what a driver's exception means. Implemented by dialects; stateless, shared by all threads. */
public interface SqlErrorClassifier {
    /**
     * Classifies a failure.
     *
     * @param failure from the driver; of a batch, the batch's exception
     */
    SqlError classify(SQLException failure);

    /**
     * Which row of a batch failed first.
     *
     * @param failure from the driver
     * @param rows how many rows the batch had
     * @param statement the statement that failed; not to be executed
     * @return its number from 0, or -1 if the driver does not tell: rather none than a wrong one
     */
    int failedRow(BatchUpdateException failure, int rows, Statement statement);
}
