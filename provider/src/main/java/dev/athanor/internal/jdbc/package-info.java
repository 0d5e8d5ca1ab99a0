/** Runs prepared SQL on the connection of one session: queries, updates, batches. Knows neither mappings nor SQL. */
@NullMarked
package dev.athanor.internal.jdbc;

import org.jspecify.annotations.NullMarked;
