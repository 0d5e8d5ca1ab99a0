package dev.athanor.conformance.report;

/**
 * Something that was to be seen and was not.
 *
 * @param level the level of comparison that it fails, 1 to 3
 * @param subject what is different
 * @param expected what the corpus says
 * @param observed what was seen
 */
public record Difference(int level, String subject, String expected, String observed) {
    @Override
    public String toString() {
        return "L" + level + " " + subject + ": expected " + expected + ", observed " + observed;
    }
}
