package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.DerivedNode;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import dev.athanor.message.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows paths through the mappings, and records the joins that they imply. */
final class PathResolver {
    private final QueryLevel level;

    PathResolver(QueryLevel level) {
        this.level = level;
    }

    /** What a path leads to; an error if its first name is unknown. */
    Target resolve(PathSyntax path) {
        Target target = find(path);
        if (target == null) {
            throw unknown(first(path));
        }
        return target;
    }

    /** What a path leads to, null if its first name is neither a variable nor an attribute of an implicit one. */
    @Nullable Target find(PathSyntax path) {
        if (path instanceof PathSyntax.Name name) {
            return level.scope.find(name.name());
        }
        if (path instanceof PathSyntax.Step step) {
            Target base = find(step.base());
            return base == null ? null : follow(base, step);
        }
        if (path instanceof PathSyntax.Treat treat) {
            return Target.at(treat(treat));
        }
        return partOfMap((PathSyntax.PartOfMap) path);
    }

    private static PathSyntax.Name first(PathSyntax path) {
        PathSyntax at = path;
        while (at instanceof PathSyntax.Step step) {
            at = step.base();
        }
        return (PathSyntax.Name) at;
    }

    /** The error that the first name of a path is unknown. */
    QuerySyntaxException unknown(PathSyntax.Name name) {
        String meant = level.scope.qualified(name.name());
        if (meant == null) {
            meant = Suggestions.nearest(name.name(), level.scope.names());
        }
        return level.error(QueryMessage.UNKNOWN_NAME, name.offset(), name.name(), QueryErrors.didYouMean(meant));
    }

    private Target follow(Target base, PathSyntax.Step step) {
        Attribute attribute = base.attribute();
        if (attribute == null) {
            return base.attribute(attribute(base.source().mapper(), step));
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            return base.attribute(attribute(embedded, step));
        }
        if (attribute instanceof PluralAttribute) {
            throw level.error(QueryMessage.PATH_THROUGH_COLLECTION, step.offset(), attribute.name(), step.name());
        }
        if (!(attribute instanceof ToOneAttribute toOne) || base.key() != null) {
            throw level.error(QueryMessage.PATH_THROUGH_VALUE, step.offset(), step.name(), attribute.name());
        }
        KeyPart key = referencedKey(toOne, step.name());
        if (key != null) {
            return base.key(key);
        }
        // The name is checked first, so that a wrong one leaves no join behind.
        Attribute next = attribute(toOne.target(), step);
        return Target.at(level.scope.step(base.source(), toOne)).attribute(next);
    }

    /** The attribute of the target's key that has this name and whose value the foreign key holds. */
    private static @Nullable KeyPart referencedKey(ToOneAttribute toOne, String name) {
        for (KeyPart id : toOne.target().id()) {
            if (toOne.isOwning() && id.isNamed(name)) {
                return id;
            }
        }
        return null;
    }

    private Attribute attribute(Mapper mapper, PathSyntax.Step step) {
        Attribute attribute = mapper.attribute(step.name());
        if (attribute != null) {
            return attribute;
        }
        Mapper subtype = subtypeWith(mapper, step.name());
        if (subtype != null) {
            throw level.error(
                    QueryMessage.ATTRIBUTE_OF_SUBTYPE,
                    step.offset(),
                    mapper.entityName(),
                    step.name(),
                    subtype.entityName());
        }
        throw unknownAttribute(mapper.entityName(), mapper.attributes(), step);
    }

    private static @Nullable Mapper subtypeWith(Mapper mapper, String name) {
        for (Mapper child : mapper.children()) {
            Mapper found = child.attribute(name) != null ? child : subtypeWith(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Attribute attribute(EmbeddedAttribute embedded, PathSyntax.Step step) {
        for (Attribute attribute : embedded.attributes()) {
            if (attribute.name().equals(step.name())) {
                return attribute;
            }
        }
        throw unknownAttribute(embedded.javaType().getSimpleName(), embedded.attributes(), step);
    }

    private QuerySyntaxException unknownAttribute(String owner, List<Attribute> attributes, PathSyntax.Step step) {
        List<String> names = new ArrayList<>();
        attributes.forEach(attribute -> names.add(attribute.name()));
        return level.error(
                QueryMessage.UNKNOWN_ATTRIBUTE,
                step.offset(),
                owner,
                step.name(),
                QueryErrors.didYouMean(Suggestions.nearest(step.name(), names)),
                String.join(", ", names));
    }

    private FromNode treat(PathSyntax.Treat treat) {
        FromNode node = entity(resolve(treat.path()), treat.path().offset());
        Mapper subtype = subtype(node.mapper(), treat);
        return subtype == node.mapper() ? node : level.scope.treat(node, subtype);
    }

    /** The type of a TREAT, which must be a subtype of the other one. */
    Mapper subtype(Mapper mapper, PathSyntax.Treat treat) {
        Mapper subtype = level.resolver.entity(treat.entity());
        if (!subtype.isA(mapper)) {
            throw level.error(
                    QueryMessage.NOT_A_SUBTYPE, treat.entity().offset(), subtype.entityName(), mapper.entityName());
        }
        return subtype;
    }

    private Target partOfMap(PathSyntax.PartOfMap part) {
        Target variable = resolve(part.variable());
        PluralAttribute map = map(variable);
        if (map == null) {
            throw level.error(QueryMessage.NOT_A_MAP, part.offset(), part.part().name());
        }
        return switch (part.part()) {
            case VALUE -> variable;
            case KEY -> key(variable, map);
            case ENTRY -> throw level.error(QueryMessage.ENTRY_AS_VALUE, part.offset());
        };
    }

    /** The map that a variable ranges over, null if it does not. */
    static @Nullable PluralAttribute map(Target variable) {
        PluralAttribute plural = collection(variable);
        return plural != null && plural.shape() == PluralAttribute.Shape.MAP ? plural : null;
    }

    /** The collection that a variable ranges over, null if it does not. */
    private static @Nullable PluralAttribute collection(Target variable) {
        FromNode node = variable.source();
        if (node instanceof ElementNode elements) {
            return variable.attribute() == elements.attribute().element() ? elements.attribute() : null;
        }
        if (variable.attribute() != null) {
            return null;
        }
        Object attribute = node instanceof JoinNode join
                ? join.attribute()
                : node instanceof DerivedNode derived ? derived.attribute() : null;
        return attribute instanceof PluralAttribute plural ? plural : null;
    }

    /** The position in the list that a variable ranges over. */
    PathExpr position(PathSyntax path) {
        Target variable = resolve(path);
        PluralAttribute plural = collection(variable);
        if (plural == null || !plural.isOrdered()) {
            throw level.error(QueryMessage.NO_ORDER_COLUMN, path.offset());
        }
        return new PathExpr.BasicPath(
                variable.source(), (BasicAttribute) java.util.Objects.requireNonNull(plural.key()));
    }

    /**
     * The key of a map lies beside its values, or is an attribute of them: the one that the mapping names, else their
     * primary key.
     */
    static Target key(Target variable, PluralAttribute map) {
        if (map.key() != null) {
            return Target.at(variable.source()).attribute(map.key());
        }
        PluralAssociation association = (PluralAssociation) map;
        String name = association.mapKeyName();
        Mapper target = association.target();
        Attribute key = name == null ? target.idAttributes().get(0) : target.attribute(name);
        if (key == null) {
            throw new IllegalStateException(map + " has the unknown map key " + name);
        }
        return variable.attribute(key);
    }

    /** A target as a node, joining if it is a reference; an error if it is no entity. */
    FromNode entity(Target target, int offset) {
        if (target.attribute() == null) {
            return target.source();
        }
        if (target.attribute() instanceof ToOneAttribute toOne && target.key() == null) {
            return level.scope.step(target.source(), toOne);
        }
        throw level.error(
                QueryMessage.ENTITY_EXPECTED, offset, target.attribute().name());
    }

    /** A target as a value. */
    PathExpr value(Target target, int offset) {
        FromNode source = target.source();
        Attribute attribute = target.attribute();
        if (attribute == null) {
            return new PathExpr.EntityPath(source);
        }
        if (attribute instanceof BasicAttribute basic) {
            return new PathExpr.BasicPath(source, basic);
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            return new PathExpr.EmbeddedPath(source, embedded);
        }
        if (attribute instanceof ToOneAttribute toOne) {
            KeyPart key = target.key();
            return key == null ? new PathExpr.ToOnePath(source, toOne) : new PathExpr.IdPath(source, toOne, key);
        }
        throw level.error(QueryMessage.COLLECTION_AS_VALUE, offset, attribute.name());
    }

    /** A path that must lead to a collection. */
    CollectionPath collection(PathSyntax path, String operator) {
        Target target = resolve(path);
        if (target.attribute() instanceof PluralAttribute plural) {
            return new CollectionPath(target.source(), plural);
        }
        throw level.error(QueryMessage.COLLECTION_EXPECTED, path.offset(), operator);
    }
}
