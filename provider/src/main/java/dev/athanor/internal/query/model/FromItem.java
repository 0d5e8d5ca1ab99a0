package dev.athanor.internal.query.model;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a FROM clause. The entries are in the order of the text, so that each may refer to all before it.
 *
 * @param node a root, a derived node or a join
 * @param on the condition of a join, in addition to that of its association; null if there is none
 */
public record FromItem(FromNode node, @Nullable PredicateNode on) {}
