package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.PluralAttribute;

/**
 * A collection: no value, but what SIZE, IS EMPTY and MEMBER OF ask about.
 *
 * @param source the node whose entity has the collection
 */
public record CollectionPath(FromNode source, PluralAttribute attribute) {}
