package dev.athanor.tck;

import java.util.List;

/**
 * Which classes to run.
 *
 * @param names of packages, with all below them, or of classes; none for everything
 */
record ClassFilter(List<String> names) {
    boolean accepts(String className) {
        return names.isEmpty()
                || names.stream()
                        .anyMatch(name -> className.equals(name)
                                || className.startsWith(name + ".")
                                || className.startsWith(name + "$"));
    }
}
