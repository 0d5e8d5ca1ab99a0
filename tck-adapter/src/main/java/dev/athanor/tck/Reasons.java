package dev.athanor.tck;

import dev.athanor.message.CodedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a test did not pass, in one line; and which lines say the same of different things. */
final class Reasons {
    private static final int LONGEST = 1000;
    private static final int WORDS_OF_KIND = 12;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** What differs from case to case: quoted names, qualified names, numbers, object identities. */
    private static final Pattern PARTICULAR = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|\\[[^\\]]*]"
            + "|(?<![\\w.])(?:[a-z]\\w*\\.){2,}\\w+(?:[.#@$]\\w+)*|\\b(?!ATH)\\w*\\d\\w*");
    /** The exceptions of test code that only say that something went wrong. */
    private static final Set<Class<?>> VAGUE =
            Set.of(Exception.class, RuntimeException.class, Error.class, AssertionError.class);

    private Reasons() {}

    /**
     * The reason that an exception tells. A test that caught the true one, logged it and threw another without telling
     * why gets what was logged.
     */
    static String of(Throwable thrown, List<Throwable> logged) {
        Throwable root = root(thrown);
        StringBuilder reason = new StringBuilder(describe(root));
        if (isVague(root)) {
            List<String> told = new ArrayList<>();
            for (Throwable other : logged) {
                String text = describe(root(other));
                if (!told.contains(text)) {
                    told.add(text);
                }
            }
            if (!told.isEmpty()) {
                reason.insert(0, String.join("; ", told) + "; then ");
            }
        }
        return reason.length() <= LONGEST ? reason.toString() : reason.substring(0, LONGEST);
    }

    private static boolean isVague(Throwable thrown) {
        return VAGUE.contains(thrown.getClass()) || thrown.getClass().getName().startsWith("org.opentest4j.");
    }

    /** The first that has a code of Athanor's, otherwise the innermost. */
    private static Throwable root(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable innermost = thrown;
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            if (t instanceof CodedException) {
                return t;
            }
            innermost = t;
        }
        return innermost;
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? name + at(thrown)
                : name + ": " + SPACE.matcher(message.strip()).replaceAll(" ");
    }

    /** An exception without words is told by its place. */
    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0].getClassName() + "." + trace[0].getMethodName();
    }

    /** The beginning of a reason without what is particular to one test. */
    static String kind(String reason) {
        String general = PARTICULAR.matcher(reason).replaceAll("_");
        String[] words = SPACE.split(general, WORDS_OF_KIND + 1);
        int count = Math.min(words.length, WORDS_OF_KIND);
        return String.join(" ", List.of(words).subList(0, count));
    }
}
