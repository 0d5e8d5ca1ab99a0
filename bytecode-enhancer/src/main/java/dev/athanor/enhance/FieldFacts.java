package dev.athanor.enhance;

import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * One field as its class file declares it.
 *
 * @param name its name
 * @param descriptor its type
 * @param access its flags
 */
record FieldFacts(String name, String descriptor, int access) {
    /** Types whose values nobody can change, and which are never a relationship: reading one is never an event. */
    private static final Set<String> VALUES = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Byte;",
            "Ljava/lang/Short;",
            "Ljava/lang/Character;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Float;",
            "Ljava/lang/Double;",
            "Ljava/math/BigDecimal;",
            "Ljava/math/BigInteger;",
            "Ljava/time/Instant;",
            "Ljava/time/LocalDate;",
            "Ljava/time/LocalTime;",
            "Ljava/time/LocalDateTime;",
            "Ljava/time/OffsetTime;",
            "Ljava/time/OffsetDateTime;",
            "Ljava/time/ZonedDateTime;",
            "Ljava/time/Year;",
            "Ljava/time/Duration;",
            "Ljava/util/UUID;");

    /** Whether the field has an attribute number. Whether it is persistent is for the mapping to say. */
    boolean isNumbered() {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0;
    }

    boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isPrimitive() {
        return descriptor.length() == 1;
    }

    /** Whether a read can be an event, judged by the declared type. */
    boolean isEventful() {
        return !isPrimitive() && !VALUES.contains(descriptor);
    }

    Type type() {
        return Type.getType(descriptor);
    }

    /** Flags of an accessor: what may reach the field may reach it, and so may nest mates before Java 11. */
    int accessorAccess() {
        return access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    }
}
