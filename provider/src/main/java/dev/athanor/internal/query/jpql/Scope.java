package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.TreatNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one query or subquery, its FROM clause as far as it is resolved, and the joins that its paths imply.
 * Names that a scope does not know belong to the scope outside.
 */
final class Scope {
    /** The name of the variable that nobody declared. */
    static final String THIS = "this";

    private final @Nullable Scope outer;
    private final Map<String, Target> variables = new HashMap<>();
    private final List<FromItem> items = new ArrayList<>(4);
    private final List<StepNode> steps = new ArrayList<>(2);
    private final List<TreatNode> treats = new ArrayList<>(0);
    private @Nullable FromNode implicit;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    boolean isSubquery() {
        return outer != null;
    }

    /** Declares a variable; false if this scope has one of the name. Variables differ in more than case. */
    boolean declare(String name, Target target) {
        return variables.putIfAbsent(fold(name), target) == null;
    }

    /** Makes a node the one whose attributes need no variable. */
    void setImplicit(FromNode node) {
        implicit = node;
    }

    void add(FromItem item) {
        items.add(item);
    }

    List<FromItem> items() {
        return items;
    }

    List<StepNode> steps() {
        return steps;
    }

    /** What a first name stands for: a variable, or an attribute of an entity without variable; null for neither. */
    @Nullable Target find(String name) {
        String folded = fold(name);
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Target variable = scope.variables.get(folded);
            if (variable != null) {
                return variable;
            }
            if (scope.implicit != null) {
                Attribute attribute = scope.implicit.mapper().attribute(name);
                if (attribute != null) {
                    return Target.at(scope.implicit).attribute(attribute);
                }
            }
        }
        return null;
    }

    /** Whether a node stands in the FROM clause of this scope, or is reached from there. */
    boolean contains(FromNode node) {
        if (node instanceof StepNode step) {
            return contains(step.source());
        }
        if (node instanceof TreatNode treat) {
            return contains(treat.source());
        }
        for (FromItem item : items) {
            if (item.node() == node) {
                return true;
            }
        }
        return false;
    }

    /** The join for a path that goes on behind a reference: one per reference and query. */
    StepNode step(FromNode source, ToOneAttribute attribute) {
        for (StepNode step : steps) {
            if (step.source() == source && step.attribute() == attribute) {
                return step;
            }
        }
        StepNode step = new StepNode(source, attribute);
        steps.add(step);
        return step;
    }

    /** A node as a subtype: one per type and query. */
    TreatNode treat(FromNode source, Mapper mapper) {
        for (TreatNode treat : treats) {
            if (treat.source() == source && treat.mapper() == mapper) {
                return treat;
            }
        }
        TreatNode treat = new TreatNode(source, mapper);
        treats.add(treat);
        return treat;
    }

    /** All names that a path could begin with: for suggestions. */
    Collection<String> names() {
        List<String> names = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            names.addAll(scope.variables.keySet());
            if (scope.implicit != null) {
                scope.implicit.mapper().attributes().forEach(attribute -> names.add(attribute.name()));
            }
        }
        return names;
    }

    /** A variable whose entity has an attribute of this name, in front of that name; null if there is none. */
    @Nullable String qualified(String attribute) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (FromItem item : scope.items) {
                String variable = item.node().variable();
                if (variable != null
                        && !(item.node() instanceof ElementNode)
                        && item.node().mapper().attribute(attribute) != null) {
                    return variable + "." + attribute;
                }
            }
        }
        return null;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
