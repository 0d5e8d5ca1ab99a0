package dev.athanor.internal.query.model;

/** The types that CAST can produce. */
public enum CastTarget {
    STRING(String.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class);

    private final Class<?> javaType;

    CastTarget(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The type of the result in Java. */
    public Class<?> javaType() {
        return javaType;
    }
}
