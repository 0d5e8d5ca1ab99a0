package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code @OrderBy} and {@code @MapKey}: what both say about attributes of the element. */
final class CollectionOrder {
    private static final Map<String, Boolean> DIRECTIONS = Map.of("ASC", false, "DESC", true);

    private CollectionOrder() {}

    static void link(PluralLink link, EntityLink target, Problems problems) {
        if (target.isBroken()) {
            return;
        }
        String orderBy = link.draft.collection.orderBy();
        if (orderBy != null) {
            link.order = orderBy.isBlank()
                    ? byKey(target)
                    : terms(link, orderBy, path -> find(target, path), target.className(), problems);
        }
        String mapKey = link.draft.collection.mapKey();
        if (link.shape == Shape.MAP && mapKey != null) {
            checkMapKey(link, mapKey, target, problems);
        }
    }

    static void link(ElementsLink link, Problems problems) {
        String orderBy = link.draft.collection.orderBy();
        if (orderBy == null || link.element == null) {
            return;
        }
        String type = link.element.javaType.getTypeName();
        if (link.element instanceof BasicLink) {
            String terms = orderBy.isBlank() ? "ASC" : orderBy.strip();
            Boolean descending = DIRECTIONS.get(terms.toUpperCase(Locale.ROOT));
            if (descending == null) {
                problems.add(link.className(), link.name(), MappingMessage.ORDER_BY_VALUE, orderBy);
            } else {
                link.order = List.of(new CollectionLink.Term(List.of(), descending));
            }
        } else if (link.element instanceof EmbeddedLink embedded) {
            link.order = terms(link, orderBy, path -> find(find(embedded, path.get(0)), path), type, problems);
        }
    }

    private static List<CollectionLink.Term> byKey(EntityLink target) {
        return target.root().id.stream()
                .map(each -> new CollectionLink.Term(each.path(), false))
                .distinct()
                .toList();
    }

    private static List<CollectionLink.Term> terms(
            AttributeLink link,
            String text,
            Function<List<String>, @Nullable AttributeLink> attribute,
            String element,
            Problems problems) {
        List<CollectionLink.Term> found = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            Boolean descending = words.length == 1 ? Boolean.FALSE : DIRECTIONS.get(words[1].toUpperCase(Locale.ROOT));
            List<String> path = List.of(words[0].split("\\.", -1));
            if (words.length > 2 || descending == null || !(attribute.apply(path) instanceof BasicLink)) {
                problems.add(link.className(), link.name(), MappingMessage.ORDER_BY, part.strip(), element);
            } else {
                found.add(new CollectionLink.Term(path, descending));
            }
        }
        return found;
    }

    private static @Nullable AttributeLink find(EntityLink target, List<String> path) {
        return find(target.find(path.get(0)), path);
    }

    /** The attribute at the end of a path whose first step is known. */
    private static @Nullable AttributeLink find(@Nullable AttributeLink first, List<String> path) {
        AttributeLink found = first;
        for (String name : path.subList(1, path.size())) {
            if (!(found instanceof EmbeddedLink embedded)) {
                return null;
            }
            found = find(embedded, name);
        }
        return found;
    }

    private static @Nullable AttributeLink find(EmbeddedLink embedded, String name) {
        return embedded.attributes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void checkMapKey(PluralLink link, String name, EntityLink target, Problems problems) {
        AttributeLink key = null;
        if (name.isEmpty()) {
            List<AttributeLink> ids = target.root().idAttributes;
            key = ids.size() == 1 && !(ids.get(0) instanceof ToOneLink) ? ids.get(0) : null;
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
