package dev.athanor.internal.mapping.build;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of the model: their parts, and how programs write them. Made once for each hierarchy. */
final class FrozenKeys {
    private final FrozenTables tables;
    private final FrozenAttributes attributes;
    private final Map<EntityLink, List<KeyPart>> parts = new HashMap<>();
    private final Map<EntityLink, KeyForm> forms = new HashMap<>();

    FrozenKeys(FrozenTables tables, FrozenAttributes attributes) {
        this.tables = tables;
        this.attributes = attributes;
    }

    List<KeyPart> parts(EntityLink root) {
        return parts.computeIfAbsent(root, key -> {
            List<KeyPart> made = new ArrayList<>();
            for (KeyPartLink link : key.id) {
                made.add(part(link, made.size()));
            }
            return List.copyOf(made);
        });
    }

    private KeyPart part(KeyPartLink link, int position) {
        List<EmbeddedAttribute> path = new ArrayList<>();
        link.embedded().forEach(step -> path.add((EmbeddedAttribute) nested(path, step)));
        KeyPartLink.Origin origin = link.origin();
        return new KeyPart(
                path,
                link.value() == null ? null : (BasicAttribute) nested(path, link.value()),
                origin == null
                        ? null
                        : new KeyPart.Origin(
                                (ToOneAttribute) attributes.get((AttributeLink) origin.reference()),
                                origin.component()),
                tables.column(link.column()),
                tables.type(link.type(), link.column().shape()),
                position);
    }

    private Attribute nested(List<EmbeddedAttribute> path, AttributeLink link) {
        if (path.isEmpty()) {
            return attributes.get(link);
        }
        for (Attribute each : path.get(path.size() - 1).attributes()) {
            if (each.name().equals(link.name())) {
                return each;
            }
        }
        throw new IllegalStateException(link.name() + " is not in the embeddable that has it");
    }

    KeyForm form(EntityLink root) {
        KeyForm present = forms.get(root);
        if (present == null) {
            present = make(root);
            forms.put(root, present);
        }
        return present;
    }

    private KeyForm make(EntityLink root) {
        List<AttributeLink> ids = root.idAttributes;
        Class<?> idClass = root.idClass;
        if (idClass == null || IdClassLinker.isOfReference(root, idClass)) {
            return form(ids.get(0));
        }
        KeyClass keys = KeyClass.of(idClass);
        List<KeyForm.Member> members = new ArrayList<>();
        for (AttributeLink id : ids) {
            KeyClass.Member member = Objects.requireNonNull(keys.member(id.name()));
            members.add(new KeyForm.Member(member.getter(), form(id)));
        }
        return new KeyForm.Composed(
                idClass,
                members,
                keys.maker(ids.stream().map(AttributeLink::name).toList()));
    }

    private KeyForm form(AttributeLink id) {
        if (id instanceof ToOneLink reference) {
            return form(Objects.requireNonNull(reference.target).root());
        }
        return id instanceof EmbeddedLink
                ? form((EmbeddedAttribute) attributes.get(id))
                : new KeyForm.Value(TypeResolver.boxed(id.javaType));
    }

    private static KeyForm form(EmbeddedAttribute embedded) {
        List<KeyForm.Member> members = new ArrayList<>();
        for (Attribute attribute : embedded.attributes()) {
            KeyForm form = attribute instanceof EmbeddedAttribute nested
                    ? form(nested)
                    : new KeyForm.Value(TypeResolver.boxed(attribute.javaType()));
            members.add(new KeyForm.Member(attribute::get, form));
        }
        return new KeyForm.Composed(embedded.javaType(), members, values -> make(embedded, values));
    }

    private static Object make(EmbeddedAttribute embedded, @Nullable Object[] values) {
        Object made = embedded.instantiate();
        InstanceState state = States.of(made);
        for (int i = 0; i < values.length; i++) {
            Attribute attribute = embedded.attributes().get(i);
            attribute.set(made, values[i]);
            state.markLoaded(attribute.number(), !attribute.isEvented());
        }
        return made;
    }
}
