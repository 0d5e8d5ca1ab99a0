package dev.athanor.tck;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells the parent of each test as it begins and ends, so that it knows which one was running when a JVM dies. */
final class ReportingListener implements TestExecutionListener {
    private final ChildChannel channel;
    private final LoggedFailures logged;
    private final PrintStream log;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private @Nullable TestPlan plan;

    ReportingListener(ChildChannel channel, LoggedFailures logged, PrintStream log) {
        this.channel = channel;
        this.logged = logged;
        this.log = log;
    }

    /** The name of a test. */
    static TestName name(TestIdentifier test) {
        String method = test.getLegacyReportingName().replace("()", "");
        String testClass = test.getSource()
                .map(source -> source instanceof MethodSource inMethod
                        ? inMethod.getClassName()
                        : source instanceof ClassSource inClass ? inClass.getClassName() : null)
                .orElse(test.getUniqueId());
        return new TestName(testClass, method);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (identifier.isTest()) {
            TestName name = name(identifier);
            log.println("=== " + name);
            logged.take();
            channel.send(ChildEvent.Kind.TEST_STARTED, identifier.getUniqueId(), name.testClass(), name.method());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        for (TestIdentifier test : notEnded(identifier)) {
            report(test, Outcome.SKIPPED, reason);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        List<Throwable> told = logged.take();
        Throwable thrown = result.getThrowable().orElse(null);
        boolean successful = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (successful && identifier.isTest()) {
            report(identifier, Outcome.PASSED, "");
        } else if (!successful) {
            // A container takes the tests with it that it did not come to.
            Outcome outcome = outcome(result.getStatus(), thrown);
            String reason = thrown == null ? result.getStatus().toString() : Reasons.of(thrown, told);
            for (TestIdentifier test : notEnded(identifier)) {
                report(test, outcome, reason);
            }
            if (thrown != null) {
                thrown.printStackTrace(log);
            }
        }
    }

    private static Outcome outcome(TestExecutionResult.Status status, @Nullable Throwable thrown) {
        if (status == TestExecutionResult.Status.ABORTED) {
            return Outcome.SKIPPED;
        }
        return thrown instanceof AssertionError ? Outcome.FAILED : Outcome.ERRORED;
    }

    private Set<TestIdentifier> notEnded(TestIdentifier identifier) {
        Set<TestIdentifier> tests = new HashSet<>();
        if (identifier.isTest()) {
            tests.add(identifier);
        } else if (plan != null) {
            for (TestIdentifier below : plan.getDescendants(identifier)) {
                if (below.isTest() && !ended.contains(below.getUniqueId())) {
                    tests.add(below);
                }
            }
        }
        return tests;
    }

    private void report(TestIdentifier test, Outcome outcome, String reason) {
        TestName name = name(test);
        ended.add(test.getUniqueId());
        channel.send(
                ChildEvent.Kind.TEST_ENDED,
                test.getUniqueId(),
                name.testClass(),
                name.method(),
                outcome.label(),
                reason);
    }
}
