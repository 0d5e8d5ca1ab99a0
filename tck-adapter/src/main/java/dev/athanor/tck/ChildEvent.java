package dev.athanor.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child JVM tells its parent, one line each on its standard output.
 *
 * @param kind what happened
 * @param texts what it happened to, see {@link Kind}
 */
record ChildEvent(Kind kind, List<String> texts) {
    /** Tells an event from what else may come out of a JVM, which itself writes there when it dies. */
    private static final String MARK = "\u0001athanor-tck\t";

    /** What can happen. */
    enum Kind {
        /** Discovered: identity, class, method. */
        FOUND,
        /** Something that a user should know: text. */
        NOTE,
        /** Begun: class. */
        CLASS_STARTED,
        /** Ended, whatever became of its tests: class. */
        CLASS_ENDED,
        /** Begun: identity, class, method. */
        TEST_STARTED,
        /** Ended: identity, class, method, outcome, reason. */
        TEST_ENDED,
        /** No test of the class could be run: class, reason. */
        CLASS_FAILED,
        /** Where the tests are, asked for when their time is up: text. */
        STACK
    }

    static ChildEvent of(Kind kind, String... texts) {
        return new ChildEvent(kind, List.of(texts));
    }

    String text(int index) {
        return texts.get(index);
    }

    /** The test of an event about one. */
    TestName test() {
        return new TestName(text(1), text(2));
    }

    String line() {
        List<String> fields = new ArrayList<>();
        fields.add(kind.name());
        fields.addAll(texts);
        return MARK + Fields.join(fields);
    }

    /** The event in a line, if there is one. */
    static @Nullable ChildEvent parse(String line) {
        // Not always at the beginning: native code may have written there without ending its line.
        int start = line.indexOf(MARK);
        if (start < 0) {
            return null;
        }
        List<String> fields = Fields.split(line.substring(start + MARK.length()));
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.name().equals(fields.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown event: " + line));
        return new ChildEvent(kind, fields.subList(1, fields.size()));
    }
}
