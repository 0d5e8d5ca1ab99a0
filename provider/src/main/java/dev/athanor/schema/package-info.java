/** Tables, columns, keys and sequences as values; knows neither entities nor SQL text. */
@NullMarked
package dev.athanor.schema;

import org.jspecify.annotations.NullMarked;
