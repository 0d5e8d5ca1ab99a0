package dev.athanor.message;

/**
 * Implemented by every exception that Athanor throws of its own. The type follows Jakarta Persistence; the code tells
 * which rule was broken and leads to its section of the documentation.
 */
public interface CodedException {
    /** The code of the message, for example {@code ATH2104}. */
    String code();
}
