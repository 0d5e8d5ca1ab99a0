package dev.athanor.internal.mapping.build;

/**
 * What {@code @GeneratedValue} says.
 *
 * @param strategy a constant of {@code GenerationType}
 * @param generator name of the generator, or empty
 */
record GenerationDraft(String strategy, String generator) {}
