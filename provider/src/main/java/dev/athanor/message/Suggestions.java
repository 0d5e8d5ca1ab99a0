package dev.athanor.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. Runs only when something is wrong. Stateless. */
public final class Suggestions {
    private Suggestions() {}

    /** The candidate nearest to a word, or null if none is near enough to be meant. */
    public static @Nullable String nearest(String word, String... candidates) {
        return nearest(word, Arrays.asList(candidates));
    }

    /**
     * The candidate nearest to a word, the first of equals.
     *
     * @param word what was written
     * @param candidates the known names
     * @return null if none is near enough to be a slip: at most one change for every three letters, and at most four
     */
    public static @Nullable String nearest(String word, Collection<String> candidates) {
        String folded = word.toLowerCase(Locale.ROOT);
        int limit = Math.min(4, Math.max(1, (word.length() + 1) / 3));
        String nearest = null;
        for (String candidate : candidates) {
            // Of GROUP BY the first word decides.
            int blank = candidate.indexOf(' ');
            String compared = blank < 0 ? candidate : candidate.substring(0, blank);
            int distance = distance(folded, compared.toLowerCase(Locale.ROOT));
            if (distance <= limit && distance < word.length()) {
                limit = distance - 1;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
