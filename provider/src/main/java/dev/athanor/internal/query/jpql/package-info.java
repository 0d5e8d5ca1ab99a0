/**
 * The text form of queries: lexer, parser and syntax tree of the Jakarta Persistence query language, and the resolver
 * that turns syntax into a query model.
 *
 * <p>The parser knows neither SQL nor mappings; the resolver knows mappings and no SQL. Errors in the text of a query
 * arise here and nowhere else.
 */
@NullMarked
package dev.athanor.internal.query.jpql;

import org.jspecify.annotations.NullMarked;
