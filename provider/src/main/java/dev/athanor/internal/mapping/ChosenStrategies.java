package dev.athanor.internal.mapping;

import dev.athanor.LoadingStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query or call says of the loading of relationships, in place of what the mapping says. It goes along wherever the query leads,
 * and stays with the instances that it brings. SQLAlchemy 2.0, "Relationship Loading Techniques". Immutable, part of the keys of plans.
 *
 * @param single what is said of single relationships, each once
 * @param others what is said of all others; null for nothing
 */
public record ChosenStrategies(
        List<Choice> single, @Nullable LoadingStrategy others) {
    /** Nothing is said. */
    public static final ChosenStrategies NONE = new ChosenStrategies(List.of(), null);

    /**
     * What is said of one relationship.
     *
     * @param type the class that must be, or be above, that of the instance
     * @param attribute its name
     * @param strategy how it is loaded
     */
    public record Choice(Class<?> type, String attribute, LoadingStrategy strategy) {
        /** Whether it is about a relationship. */
        boolean concerns(Mapper owner, Association association) {
            return attribute.equals(association.name()) && type.isAssignableFrom(owner.javaType());
        }
    }

    /** Copies the list. */
    public ChosenStrategies {
        single = List.copyOf(single);
    }

    /** Whether nothing is said. */
    public boolean isNone() {
        return single.isEmpty() && others == null;
    }

    /** How an association is loaded; null if nothing is said of it. What is said of a subclass goes before what is said of all. */
    public @Nullable LoadingStrategy of(Mapper owner, Association association) {
        Choice found = null;
        for (Choice choice : single) {
            if (choice.concerns(owner, association)
                    && (found == null || found.type().isAssignableFrom(choice.type()))) {
                found = choice;
            }
        }
        if (found != null) {
            return found.strategy();
        }
        return others != null && fits(others, owner, association) == Fit.GOOD ? others : null;
    }

    /** Whether a relationship can be loaded in some way. */
    public enum Fit {
        /** It can. */
        GOOD,
        /** A reference has no elements that could be asked for. */
        REFERENCE,
        /** The elements of a map have keys. */
        MAP,
        /** The elements of a list have positions. */
        POSITIONS,
        /** It happens when the attribute is touched, and nobody would hear of that. */
        NOT_WOVEN
    }

    /** Whether an association of an entity can be loaded by a strategy. */
    public static Fit fits(LoadingStrategy strategy, Mapper owner, Association association) {
        boolean isQueue = strategy == LoadingStrategy.DYNAMIC || strategy == LoadingStrategy.WRITE_ONLY;
        boolean isLater = isQueue || strategy == LoadingStrategy.RAISE || strategy == LoadingStrategy.RAISE_ON_SQL;
        if (association instanceof PluralAssociation plural) {
            if (isQueue && plural.shape() == PluralAttribute.Shape.MAP) {
                return Fit.MAP;
            }
            if (isQueue && plural.key() != null) {
                return Fit.POSITIONS;
            }
        } else {
            if (isQueue) {
                return Fit.REFERENCE;
            }
            // What is not woven has its references from the start.
            isLater |= strategy == LoadingStrategy.SELECT || strategy == LoadingStrategy.NOLOAD;
        }
        return isLater && !owner.isWoven() ? Fit.NOT_WOVEN : Fit.GOOD;
    }

    /** The collections of an entity of which something is said. */
    public List<PluralAssociation> collections(Mapper owner) {
        List<PluralAssociation> found = new ArrayList<>();
        for (Association association : owner.ownAssociations()) {
            if (association instanceof PluralAssociation plural && of(owner, plural) != null) {
                found.add(plural);
            }
        }
        return found;
    }
}
