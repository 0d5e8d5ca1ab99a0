package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingException;
import dev.athanor.message.MappingMessage;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is wrong with the mapping, so that it can be said at once: sorted by class and attribute, each
 * problem once although several entities may inherit it. One per build, one thread.
 */
final class Problems {
    private record Problem(String subject, String text) implements Comparable<Problem> {
        @Override
        public int compareTo(Problem other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : text.compareTo(other.text);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final TreeSet<Problem> all = new TreeSet<>();
    private final TreeSet<Problem> warnings = new TreeSet<>();

    /**
     * Notes a problem of a class, or of one of its attributes.
     *
     * @param className binary name of the class
     * @param attribute attribute name or path, or null
     * @param message what is wrong; hole 0 is the subject
     * @param arguments the other holes
     */
    void add(String className, @Nullable String attribute, MappingMessage message, Object... arguments) {
        all.add(problem(className, attribute, message, arguments));
    }

    /** Notes what is hardly meant, but harms nobody: it will be logged. The parameters are those of a problem. */
    void warn(String className, @Nullable String attribute, MappingMessage message, Object... arguments) {
        warnings.add(problem(className, attribute, message, arguments));
    }

    private static Problem problem(
            String className, @Nullable String attribute, MappingMessage message, Object... arguments) {
        String subject = attribute == null ? className : className + "." + attribute;
        Object[] holes = new Object[arguments.length + 1];
        holes[0] = subject;
        System.arraycopy(arguments, 0, holes, 1, arguments.length);
        return new Problem(subject, message.text(holes));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Logs what was warned of, and refuses the mapping if anything is wrong with it. */
    void report() {
        warnings.forEach(warning -> LOG.warn(warning.text()));
        if (all.isEmpty()) {
            return;
        }
        StringBuilder list = new StringBuilder();
        all.forEach(problem -> list.append("\n  ").append(problem.text()));
        throw new MappingException(MappingMessage.REFUSED, all.size(), list);
    }
}
