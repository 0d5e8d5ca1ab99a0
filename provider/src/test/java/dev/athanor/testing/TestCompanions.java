package dev.athanor.testing;

import java.util.Map;

/**
 * Which companions the persistence units of tests use: those that the system property {@value #PROPERTY} names, for a
 * run of all tests with the other kind; generated ones without it.
 */
public final class TestCompanions {
    /** {@code generated} or {@code reflective}. */
    public static final String PROPERTY = "athanor.test.companions";

    private TestCompanions() {}

    /** The properties of a persistence unit that make it so. */
    public static Map<String, String> properties() {
        String kind = System.getProperty(PROPERTY);
        return kind == null ? Map.of() : Map.of("athanor.companions", kind);
    }

    /** Whether this run uses generated companions. */
    public static boolean areGenerated() {
        return !"reflective".equals(System.getProperty(PROPERTY));
    }
}
