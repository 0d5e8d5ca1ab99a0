package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code @OrderBy} and {@code @MapKey}: what both say about attributes of the element. */
final class CollectionOrder {
    private static final Map<String, Boolean> DIRECTIONS = Map.of("ASC", false, "DESC", true);

    private CollectionOrder() {}

    static void link(PluralLink link, EntityLink target, Problems problems) {
        if (target.isBroken()) {
            return;
        }
        AssociationDraft draft = link.association();
        if (draft.orderBy() != null) {
            link.order = draft.orderBy().isBlank() ? byKey(target) : terms(link, draft.orderBy(), target, problems);
        }
        if (link.shape == Shape.MAP) {
            checkMapKey(link, draft.mapKey(), target, problems);
        } else if (draft.mapKey() != null) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.WRONG_ANNOTATION,
                    "MapKey",
                    "a " + link.javaType.getName());
        }
    }

    private static List<PluralLink.Term> byKey(EntityLink target) {
        return target.root().id.stream()
                .map(each -> new PluralLink.Term(List.of(each.name()), false))
                .toList();
    }

    private static List<PluralLink.Term> terms(PluralLink link, String text, EntityLink target, Problems problems) {
        List<PluralLink.Term> found = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            Boolean descending = words.length == 1 ? Boolean.FALSE : DIRECTIONS.get(words[1].toUpperCase(Locale.ROOT));
            List<String> path = List.of(words[0].split("\\.", -1));
            if (words.length > 2 || descending == null || !(find(target, path) instanceof BasicLink)) {
                problems.add(link.className(), link.name(), MappingMessage.ORDER_BY, part.strip(), target.className());
            } else {
                found.add(new PluralLink.Term(path, descending));
            }
        }
        return found;
    }

    private static @Nullable AttributeLink find(EntityLink target, List<String> path) {
        AttributeLink found = target.find(path.get(0));
        for (String name : path.subList(1, path.size())) {
            if (!(found instanceof EmbeddedLink embedded)) {
                return null;
            }
            found = embedded.attributes().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return found;
    }

    private static void checkMapKey(PluralLink link, @Nullable String name, EntityLink target, Problems problems) {
        if (name == null) {
            problems.add(link.className(), link.name(), MappingMessage.MAP_WITHOUT_KEY);
            return;
        }
        AttributeLink key = null;
        if (name.isEmpty()) {
            key = target.root().id.isEmpty() ? null : target.root().id.get(0);
        } else {
            key = target.find(name);
            if (!(key instanceof BasicLink)) {
                problems.add(link.className(), link.name(), MappingMessage.MAP_KEY_UNKNOWN, name, target.className());
                return;
            }
        }
        if (key != null && link.type.getSort().isParameterized()) {
            String declared = link.type.getTypeArguments().get(0).asErasure().getName();
            String actual = TypeResolver.boxed(key.javaType).getName();
            if (!declared.equals(actual) && !declared.equals("java.lang.Object")) {
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.MAP_KEY_TYPE,
                        declared,
                        target.className() + "." + key.name(),
                        actual);
            }
        }
    }
}
