package dev.athanor.internal.mapping.build;

import net.bytebuddy.description.type.TypeDescription;

/**
 * An attribute converter.
 *
 * @param type the converter class
 * @param attributeType its first type argument
 * @param columnType its second type argument
 * @param autoApply whether it applies to every attribute of its type
 */
record ConverterDraft(
        TypeDescription type, TypeDescription attributeType, TypeDescription columnType, boolean autoApply) {}
