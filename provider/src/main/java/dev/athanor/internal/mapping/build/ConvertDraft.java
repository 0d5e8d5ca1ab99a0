package dev.athanor.internal.mapping.build;

import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Convert} says.
 *
 * @param path the attribute that it is for, seen from the annotated element; empty for the element itself
 * @param converter the converter class, or null if none is named
 * @param disabled whether automatic conversion is switched off
 */
record ConvertDraft(String path, @Nullable TypeDescription converter, boolean disabled) {}
