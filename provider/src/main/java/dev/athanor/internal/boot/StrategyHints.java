package dev.athanor.internal.boot;

import dev.athanor.LoadingStrategy;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hints that choose loading strategies: {@code athanor.attribute.<class>.<attribute>.lazy}, written like the property, for one
 * relationship, and {@code athanor.lazy} for all others that can be loaded so.
 */
public final class StrategyHints {
    private static final Setting<LoadingStrategy> LAZY = Settings.of(Switch.LAZY);

    private StrategyHints() {}

    /** Whether a hint chooses a strategy. */
    public static boolean isOne(String name) {
        return name.equals(LAZY.name()) || isOfAttribute(name);
    }

    private static boolean isOfAttribute(String name) {
        return PropertyRegistry.ofAttribute(name).equals(Optional.of(LAZY));
    }

    /**
     * What hints choose.
     *
     * @param model the entities
     * @param hints hints of all kinds
     * @throws InvalidArgumentException if one names no relationship, or no strategy that it can be loaded by
     */
    public static ChosenStrategies chosen(MappedModel model, @Nullable Map<String, ?> hints) {
        if (hints == null || hints.isEmpty()) {
            return ChosenStrategies.NONE;
        }
        List<ChosenStrategies.Choice> single = new ArrayList<>();
        LoadingStrategy others = null;
        for (Map.Entry<String, ?> hint : hints.entrySet()) {
            if (hint.getKey().equals(LAZY.name())) {
                others = LAZY.fromHint(hint.getValue());
            } else if (isOfAttribute(hint.getKey())) {
                single.add(choice(model, hint.getKey(), LAZY.fromHint(hint.getValue())));
            }
        }
        return single.isEmpty() && others == null ? ChosenStrategies.NONE : new ChosenStrategies(single, others);
    }

    private static ChosenStrategies.Choice choice(MappedModel model, String hint, LoadingStrategy strategy) {
        String named = PropertyRegistry.attributeIn(hint, LAZY);
        int dot = named.lastIndexOf('.');
        String className = named.substring(0, Math.max(dot, 0));
        String attribute = named.substring(dot + 1);
        List<Mapper> owners = new ArrayList<>();
        Set<String> relationships = new LinkedHashSet<>();
        Class<?> type = type(model, hint, className);
        for (Mapper mapper : model.mappers()) {
            if (type.isAssignableFrom(mapper.javaType())) {
                mapper.ownAssociations().forEach(association -> relationships.add(association.name()));
                if (mapper.attribute(attribute) instanceof Association) {
                    owners.add(mapper);
                }
            }
        }
        if (owners.isEmpty()) {
            String known = relationships.isEmpty() ? "none" : String.join(", ", relationships);
            throw new InvalidArgumentException(QueryCallMessage.STRATEGY_ATTRIBUTE, hint, type.getSimpleName(), known);
        }
        for (Mapper owner : owners) {
            check(hint, strategy, owner, attribute);
        }
        return new ChosenStrategies.Choice(type, attribute, strategy);
    }

    private static Class<?> type(MappedModel model, String hint, String className) {
        for (Mapper mapper : model.mappers()) {
            for (ClassLevel level : mapper.levels()) {
                if (level.type().getName().equals(className)) {
                    return level.type();
                }
            }
        }
        String entities = model.mappers().stream()
                .map(mapper -> mapper.javaType().getName())
                .collect(Collectors.joining(", "));
        throw new InvalidArgumentException(QueryCallMessage.STRATEGY_CLASS, hint, className, entities);
    }

    private static void check(String hint, LoadingStrategy strategy, Mapper owner, String attribute) {
        if (!(owner.attribute(attribute) instanceof Association association)) {
            return;
        }
        ChosenStrategies.Fit fit = ChosenStrategies.fits(strategy, owner, association);
        if (fit == ChosenStrategies.Fit.GOOD) {
            return;
        }
        String why = owner.entityName() + "." + attribute
                + switch (fit) {
                    case GOOD -> "";
                    case REFERENCE -> " is a reference";
                    case MAP -> " is a map";
                    case POSITIONS -> " has an @OrderColumn";
                    case NOT_WOVEN -> " is of a class that is not woven";
                };
        String fitting = Arrays.stream(LoadingStrategy.values())
                .filter(other -> ChosenStrategies.fits(other, owner, association) == ChosenStrategies.Fit.GOOD)
                .map(Settings::hyphenated)
                .collect(Collectors.joining(", "));
        throw new InvalidArgumentException(
                QueryCallMessage.STRATEGY_UNFIT, hint + "=" + Settings.hyphenated(strategy), why, fitting);
    }
}
