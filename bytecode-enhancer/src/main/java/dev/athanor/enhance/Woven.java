package dev.athanor.enhance;

import net.bytebuddy.jar.asm.Type;

/** Names and descriptors of everything that weaving writes or calls. Changing one is a new version of the contract. */
final class Woven {
    static final String PREFIX = "$athanor$";

    static final String STATE = PREFIX + "state";
    static final String INDEX = PREFIX + "INDEX";
    static final String BASE = PREFIX + "BASE";
    static final String INDEX_METHOD = PREFIX + "index";
    static final String GET = PREFIX + "get";
    static final String SET = PREFIX + "set";
    static final String TRAVELLING = PREFIX + "travelling";
    static final String CLONED = PREFIX + "cloned";
    private static final String READ = PREFIX + "read_";
    private static final String WRITE = PREFIX + "write_";
    private static final String INIT = PREFIX + "init_";

    static final String INSTRUMENTED = "dev/athanor/instrument/Instrumented";
    static final String INSTRUMENTED_TYPE = "L" + INSTRUMENTED + ";";
    static final String INSTANCE_STATE = "dev/athanor/instrument/InstanceState";
    static final String INSTANCE_STATE_TYPE = "L" + INSTANCE_STATE + ";";
    static final String ATTRIBUTE_INDEX = "dev/athanor/instrument/AttributeIndex";
    static final String ATTRIBUTE_INDEX_TYPE = "L" + ATTRIBUTE_INDEX + ";";
    static final String QUIET_READS = "dev/athanor/instrument/QuietReads";
    static final String ENHANCED_TYPE = "Ldev/athanor/instrument/Enhanced;";

    private Woven() {}

    static String reader(FieldFacts field) {
        return READ + field.name();
    }

    static String readerType(String declaring, FieldFacts field) {
        return "(L" + declaring + ";)" + field.descriptor();
    }

    static String writer(FieldFacts field) {
        return WRITE + field.name();
    }

    static String writerType(String declaring, FieldFacts field) {
        return "(L" + declaring + ";" + field.descriptor() + ")V";
    }

    static String initializer(FieldFacts field) {
        return INIT + field.name();
    }

    /**
     * Of an ordinary field: instance, value, instance under construction. Of a final field, which only its constructor
     * can write: what the accessor needs to know that it was written.
     */
    static String initializerType(String declaring, FieldFacts field) {
        if (!field.isFinal()) {
            return "(L" + declaring + ";" + field.descriptor() + "Ljava/lang/Object;)V";
        }
        return field.isPrimitive() ? "(L" + declaring + ";)V" : "(L" + declaring + ";" + field.descriptor() + ")V";
    }

    /** The descriptor of the overload of {@code InstanceState.write} for a field of this type. */
    static String stateWriteType(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY ->
                "(" + INSTRUMENTED_TYPE + "ILjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
            default -> "(" + INSTRUMENTED_TYPE + "I" + type.getDescriptor() + ")V";
        };
    }
}
