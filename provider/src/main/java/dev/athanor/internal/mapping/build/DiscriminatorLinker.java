package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each concrete type of a hierarchy its discriminator value. Without {@code @DiscriminatorValue} that is the
 * entity name for texts, the first letter of the entity name for characters, and the hash code of the entity name, which the
 * Java language defines, for integers (Jakarta Persistence 3.2, section 11.1.13 leaves it to the provider): a value depends
 * on nothing but the type, so that other types can come and go.
 */
final class DiscriminatorLinker {
    private final Problems problems;

    DiscriminatorLinker(Problems problems) {
        this.problems = problems;
    }

    void link(EntityLink root) {
        List<EntityLink> all = new ArrayList<>();
        collect(root, all);
        all.sort(Comparator.comparing(each -> each.draft.entityName));
        Map<Object, EntityLink> taken = new HashMap<>();
        for (EntityLink entity : all) {
            if (entity.isAbstract()) {
                continue;
            }
            Object value = value(entity, root.discriminator.type());
            if (value == null) {
                continue;
            }
            entity.discriminatorValue = value;
            EntityLink other = taken.putIfAbsent(value, entity);
            if (other != null) {
                problems.add(
                        entity.className(), null, MappingMessage.DISCRIMINATOR_VALUE_TWICE, value, other.className());
            }
        }
    }

    /** Numbers the types of a hierarchy whose rows do not hold what they are: for the time of one statement. */
    static void number(EntityLink root) {
        List<EntityLink> all = new ArrayList<>();
        collect(root, all);
        for (EntityLink entity : all) {
            entity.discriminatorValue = entity.isAbstract() ? null : Integer.valueOf(all.indexOf(entity) + 1);
        }
    }

    private static void collect(EntityLink entity, List<EntityLink> into) {
        into.add(entity);
        entity.children.forEach(child -> collect(child, into));
    }

    private @Nullable Object value(EntityLink entity, String type) {
        String given = entity.draft.discriminatorValue;
        String name = entity.draft.entityName;
        return switch (type) {
            case "CHAR" -> given == null ? Character.valueOf(name.charAt(0)) : character(entity, given);
            case "INTEGER" -> given == null ? Integer.valueOf(name.hashCode()) : integer(entity, given);
            default -> given == null ? name : given;
        };
    }

    private @Nullable Object character(EntityLink entity, String given) {
        if (given.length() == 1) {
            return given.charAt(0);
        }
        problems.add(entity.className(), null, MappingMessage.DISCRIMINATOR_VALUE_FORM, given, "one character");
        return null;
    }

    private @Nullable Object integer(EntityLink entity, String given) {
        try {
            return Integer.valueOf(given.strip());
        } catch (NumberFormatException e) {
            problems.add(entity.className(), null, MappingMessage.DISCRIMINATOR_VALUE_FORM, given, "an integer");
            return null;
        }
    }
}
