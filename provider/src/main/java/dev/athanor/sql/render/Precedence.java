package dev.athanor.sql.render;

/** How strongly operators bind, from the weakest. */
public final class Precedence {
    /** OR. */
    public static final int OR = 1;
    /** AND. */
    public static final int AND = 2;
    /** NOT. */
    public static final int NOT = 3;
    /** Comparisons, BETWEEN, IN, LIKE, IS NULL. */
    public static final int COMPARISON = 4;
    /** Texts put together. */
    public static final int CONCATENATION = 5;
    /** Sums and differences; also literals with a sign. */
    public static final int SUM = 6;
    /** Products and quotients. */
    public static final int PRODUCT = 7;
    /** A sign. */
    public static final int SIGN = 8;
    /** Everything that holds together by itself: names, parameters, calls, brackets. */
    public static final int PRIMARY = 9;

    private Precedence() {}
}
