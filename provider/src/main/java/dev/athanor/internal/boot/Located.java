package dev.athanor.internal.boot;

import org.jspecify.annotations.Nullable;

/**
 * A value of a persistence unit together with where it was written, so that an error found later can still point there.
 *
 * @param <T> the type of the value
 * @param value the value
 * @param place where it stands, or null if it comes from the program
 */
public record Located<T>(T value, @Nullable Place place) {}
