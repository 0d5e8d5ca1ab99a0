package dev.athanor.internal.boot;

import dev.athanor.internal.query.CriteriaCatalogue;
import dev.athanor.message.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks settings up by the names that users write. Immutable. */
public final class PropertyRegistry {
    /** Names that begin like this are Athanor's own, so an unknown one is a slip. */
    static final String OWN_PREFIX = "athanor.";

    /** What follows this prefix is a property of the connection pool. */
    static final String POOL_PREFIX = "athanor.hikari.";

    /** What follows this prefix is a class, one of its attributes, and a setting of attributes. */
    static final String ATTRIBUTE_PREFIX = "athanor.attribute.";

    /** What follows this prefix is the name of criteria. */
    public static final String CRITERIA_PREFIX = CriteriaCatalogue.PREFIX;

    private static final String STANDARD_PREFIX = "jakarta.persistence.";
    private static final String OLD_PREFIX = "javax.persistence.";

    private static final Map<String, Setting<?>> BY_NAME =
            Settings.all().stream().collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));

    private static final List<Setting<?>> OF_ATTRIBUTES = Settings.all().stream()
            .filter(setting -> setting.scopes().contains(Setting.Scope.ATTRIBUTE))
            .toList();

    private PropertyRegistry() {}

    /** The setting of this name. */
    public static Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The setting that a property of one attribute is about. */
    static Optional<Setting<?>> ofAttribute(String name) {
        return name.startsWith(ATTRIBUTE_PREFIX)
                ? OF_ATTRIBUTES.stream()
                        .filter(setting -> name.endsWith('.' + shortName(setting)))
                        .findFirst()
                : Optional.empty();
    }

    /** The class and the attribute in the name of a property of an attribute, with a dot between them. */
    static String attributeIn(String name, Setting<?> setting) {
        return name.substring(
                ATTRIBUTE_PREFIX.length(), name.length() - shortName(setting).length() - 1);
    }

    /** What a property of an attribute ends with. */
    private static String shortName(Setting<?> setting) {
        return setting.name().substring(OWN_PREFIX.length());
    }

    /** The property that gives a setting to one attribute. */
    static String ofAttribute(Setting<?> setting, String className, String attribute) {
        return ATTRIBUTE_PREFIX + className + '.' + attribute + '.' + shortName(setting);
    }

    /** The present name of a property that is written as it was before Jakarta Persistence 3.0. */
    public static Optional<String> renamed(String name) {
        return name.startsWith(OLD_PREFIX)
                ? Optional.of(STANDARD_PREFIX + name.substring(OLD_PREFIX.length()))
                        .filter(BY_NAME::containsKey)
                : Optional.empty();
    }

    /** What to tell somebody who wrote an unknown name that begins with {@link #OWN_PREFIX}. */
    static String suggestion(String name) {
        List<String> own = new ArrayList<>(Settings.all().stream()
                .map(Setting::name)
                .filter(known -> known.startsWith(OWN_PREFIX))
                .toList());
        PoolSettings.names().forEach(property -> own.add(POOL_PREFIX + property));
        if (name.startsWith(ATTRIBUTE_PREFIX)) {
            own.clear();
            String attribute = name.substring(0, name.lastIndexOf('.') + 1);
            OF_ATTRIBUTES.forEach(setting -> own.add(attribute + shortName(setting)));
        }
        return Optional.ofNullable(Suggestions.nearest(name, own))
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Remove it; docs/properties.md lists the names that exist.");
    }
}
