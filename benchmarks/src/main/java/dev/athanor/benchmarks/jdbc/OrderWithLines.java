package dev.athanor.benchmarks.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An order and its lines. */
record OrderWithLines(OrderValues order, List<LineValues> lines) {
    OrderWithLines(OrderValues order) {
        this(order, new ArrayList<>());
    }

    /** Each order and below it its lines, by number. */
    static List<String> describe(Collection<OrderWithLines> orders) {
        List<String> text = new ArrayList<>();
        for (OrderWithLines order : orders) {
            text.add(order.order.line());
            order.lines.stream()
                    .sorted(Comparator.comparingInt(LineValues::lineNumber))
                    .forEach(line -> text.add(line.line()));
        }
        return text;
    }
}
