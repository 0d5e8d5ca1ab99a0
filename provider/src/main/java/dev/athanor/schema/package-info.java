/** Tables, columns, keys, sequences and their names as values; knows neither entities nor statements. */
@NullMarked
package dev.athanor.schema;

import org.jspecify.annotations.NullMarked;
