/**
 * SQL statements as trees of records. Knows tables, columns and types; knows neither mappings nor dialects. Every node
 * is immutable and checks itself when it is made; every sealed family has a visitor.
 */
@NullMarked
package dev.athanor.sql;

import org.jspecify.annotations.NullMarked;
