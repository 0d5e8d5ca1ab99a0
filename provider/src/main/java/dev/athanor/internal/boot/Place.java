package dev.athanor.internal.boot;

/**
 * Where something stands in a configuration file; immutable.
 *
 * @param file the file's address
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ", line " + line + ", column " + column;
    }
}
