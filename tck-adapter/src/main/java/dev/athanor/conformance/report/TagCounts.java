package dev.athanor.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many scenarios of a tag passed.
 *
 * @param tag the tag
 * @param passed how many passed
 * @param failed how many failed
 */
public record TagCounts(String tag, int passed, int failed) {

    /** Of all tags, in their order. */
    public static List<TagCounts> of(List<ScenarioResult> results, int level) {
        Map<String, int[]> counts = new TreeMap<>();
        for (ScenarioResult result : results) {
            for (String tag : result.scenario().tags()) {
                counts.computeIfAbsent(tag, key -> new int[2])[result.passes(level) ? 0 : 1]++;
            }
        }
        List<TagCounts> all = new ArrayList<>();
        counts.forEach((tag, count) -> all.add(new TagCounts(tag, count[0], count[1])));
        return all;
    }
}
