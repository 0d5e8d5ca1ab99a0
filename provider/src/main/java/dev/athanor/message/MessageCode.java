package dev.athanor.message;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * One message of the catalogue: its code, what happened, and what to do about it. Each area has one enum that
 * implements this interface; the documentation has one section per code.
 *
 * <p>Code ranges: 0 start-up and configuration, 1 mapping, 2 unit of work and life cycle, 3 queries, 4 database, 5
 * enhancement, 6 the use of the Jakarta interfaces.
 */
public interface MessageCode {
    /** The code, for example {@code ATH2104}. */
    String code();

    /** What happened, a {@link MessageFormat} pattern that names the subject first. */
    String template();

    /** What to do, one sentence; a {@link MessageFormat} pattern over the same arguments. */
    String remedy();

    /**
     * The complete text: code, subject and event, remedy.
     *
     * @param arguments the holes of the template, in order; never the value of a statement parameter
     */
    default String text(Object... arguments) {
        Object[] holes = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            holes[i] = String.valueOf(arguments[i]);
        }
        String remedy = new MessageFormat(remedy(), Locale.ROOT).format(holes);
        return code() + " " + new MessageFormat(template(), Locale.ROOT).format(holes)
                + (remedy.isEmpty() ? "" : " -> " + remedy);
    }
}
