package dev.athanor.tck;

/**
 * One line of the table.
 *
 * @param test which test
 * @param outcome how it ended
 * @param reason why it did not pass; empty if it passed
 */
record TestResult(TestName test, Outcome outcome, String reason) {}
