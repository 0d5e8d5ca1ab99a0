package dev.athanor.instrument;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attribute numbers of the sender of a serialised instance, by name, because the class of the receiver may number
 * its attributes differently. Immutable.
 */
final class TravellingIndex implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final String[] fields;

    TravellingIndex(AttributeIndex index) {
        this.type = index.type();
        this.fields = fields(index);
    }

    /** The numbers here, or null if the class is not woven here. */
    @Nullable AttributeIndex here() {
        return AttributeIndex.of(type);
    }

    /** The sender's number of each attribute that the class has here, -1 where the sender had no such attribute. */
    int[] sendersNumbers(AttributeIndex here) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            numbers.put(fields[i], i);
        }
        String[] own = fields(here);
        int[] senders = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            senders[i] = numbers.getOrDefault(own[i], -1);
        }
        return senders;
    }

    private static String[] fields(AttributeIndex index) {
        String[] fields = new String[index.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = index.declaring(i).getName() + '.' + index.name(i);
        }
        return fields;
    }
}
