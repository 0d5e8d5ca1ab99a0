package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import jakarta.persistence.Converter;
import java.util.List;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Reads what a converter class converts, from the type arguments with which it implements its interface. */
final class ConverterReader {
    private static final String INTERFACE = "jakarta.persistence.AttributeConverter";

    private ConverterReader() {}

    static @Nullable ConverterDraft read(TypeDescription type, Problems problems) {
        TypeDescription.Generic found = find(type);
        if (found == null || !found.getSort().isParameterized()) {
            problems.add(type.getName(), null, MappingMessage.NO_CONVERTER);
            return null;
        }
        List<TypeDescription.Generic> arguments = found.getTypeArguments();
        Note note = new Notes(type).find(Converter.class);
        return new ConverterDraft(
                type,
                arguments.get(0).asErasure(),
                arguments.get(1).asErasure(),
                note != null && note.flag("autoApply"));
    }

    private static TypeDescription.@Nullable Generic find(TypeDefinition type) {
        for (TypeDefinition level = type; level != null; level = level.getSuperClass()) {
            for (TypeDescription.Generic implemented : level.getInterfaces()) {
                if (implemented.asErasure().getName().equals(INTERFACE)) {
                    return implemented;
                }
                TypeDescription.Generic deeper = find(implemented);
                if (deeper != null) {
                    return deeper;
                }
            }
        }
        return null;
    }
}
