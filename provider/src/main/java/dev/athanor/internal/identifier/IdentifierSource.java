package dev.athanor.internal.identifier;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Counter;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.KeyException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Sequence;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes primary keys that are known before the INSERT. One per factory; thread-safe. */
public final class IdentifierSource {
    private final Map<Sequence, KeyBlocks> sequences = new HashMap<>();
    private final Map<Counter, KeyBlocks> counters = new HashMap<>();

    /**
     * Prepares the sources of a factory.
     *
     * @param model the factory's mappers
     * @param dialect tells how to ask a sequence
     * @param sessions new sessions, with connections of their own
     */
    public IdentifierSource(MappedModel model, Dialect dialect, Supplier<JdbcSession> sessions) {
        for (Sequence sequence : model.sequences()) {
            sequences.put(
                    sequence,
                    new KeyBlocks(sequence.allocationSize(), new SequenceSource(dialect.nextValues(sequence))));
        }
        for (Mapper mapper : model.mappers()) {
            Counter counter = mapper.keyGeneration().counter();
            if (counter != null) {
                counters.computeIfAbsent(
                        counter, key -> new KeyBlocks(key.allocationSize(), new CounterSource(key, dialect, sessions)));
            }
        }
    }

    /**
     * A new key.
     *
     * @param mapper the entity type
     * @param jdbc where to ask a sequence; tables are asked elsewhere
     * @return the key; null if it comes from the program or from the INSERT
     */
    public @Nullable Object next(Mapper mapper, JdbcSession jdbc) {
        KeyGeneration generation = mapper.keyGeneration();
        return switch (generation.kind()) {
            case ASSIGNED, IDENTITY -> null;
            case SEQUENCE ->
                number(
                        attribute(mapper),
                        Objects.requireNonNull(sequences.get(Objects.requireNonNull(generation.sequence())))
                                .next(jdbc));
            case TABLE ->
                number(
                        attribute(mapper),
                        Objects.requireNonNull(counters.get(Objects.requireNonNull(generation.counter())))
                                .next(jdbc));
            case UUID -> uuid(attribute(mapper));
        };
    }

    /** Only keys of one attribute are generated. */
    private static BasicAttribute attribute(Mapper mapper) {
        return Objects.requireNonNull(mapper.id().get(0).value());
    }

    private static Object uuid(BasicAttribute id) {
        UUID made = UUID.randomUUID();
        return id.javaType() == String.class ? made.toString() : made;
    }

    private static Object number(BasicAttribute id, long value) {
        Class<?> type = id.javaType();
        if (type == int.class || type == Integer.class) {
            return (int) fitting(id, value, Integer.MAX_VALUE);
        }
        if (type == short.class || type == Short.class) {
            return (short) fitting(id, value, Short.MAX_VALUE);
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) fitting(id, value, Byte.MAX_VALUE);
        }
        return type == BigInteger.class ? BigInteger.valueOf(value) : (Object) value;
    }

    /** A key that wrapped round would be that of another row. */
    private static long fitting(BasicAttribute id, long value, long highest) {
        if (value > highest) {
            throw new KeyException(StateMessage.KEY_TOO_LARGE, id, value, highest);
        }
        return value;
    }
}
