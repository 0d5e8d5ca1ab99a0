package dev.athanor.instrument;

/**
 * How generated companions move a value between a field and JDBC without going through an object: a primitive field
 * with the driver's accessor of the same type, or a String. Everything else is OBJECT and goes through the column type.
 */
public enum NativeKind {
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    OBJECT
}
