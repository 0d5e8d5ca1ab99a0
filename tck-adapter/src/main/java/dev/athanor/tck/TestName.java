package dev.athanor.tck;

import java.util.Comparator;

/**
 * What identifies a test from one run to the next.
 *
 * @param testClass the full name of the class that JUnit runs, which may inherit the method
 * @param method the method's name; with parameters or the number of its invocation if it has such
 */
record TestName(String testClass, String method) implements Comparable<TestName> {
    private static final Comparator<TestName> ORDER =
            Comparator.comparing(TestName::testClass).thenComparing(TestName::method);

    /** The package of the class; empty for the unnamed one. */
    String packageName() {
        int dot = testClass.lastIndexOf('.');
        return dot < 0 ? "" : testClass.substring(0, dot);
    }

    @Override
    public int compareTo(TestName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return testClass + "#" + method;
    }
}
