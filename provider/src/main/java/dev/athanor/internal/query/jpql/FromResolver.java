package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.DerivedNode;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.EntityJoinNode;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinKind;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves a FROM clause from left to right: each entry may refer to those before it. */
final class FromResolver {
    private final QueryLevel level;
    private final Scope scope;
    private final List<Fetch> fetches = new ArrayList<>(0);

    /** A fetch join and where it stands. */
    record Fetch(FromNode owner, String attribute, int offset) {}

    FromResolver(QueryLevel level) {
        this.level = level;
        this.scope = level.scope;
    }

    void resolve(List<FromSyntax> from) {
        level.enter(Clause.ON);
        for (FromSyntax item : from) {
            if (item instanceof FromSyntax.Root root) {
                root(root, from.size() == 1);
            } else {
                member((FromSyntax.CollectionMember) item);
            }
            for (ClauseSyntax.Join join : item.joins()) {
                join(join);
            }
        }
    }

    /** The fetch joins, to be checked when it is known what the query returns. */
    List<Fetch> fetches() {
        return fetches;
    }

    private void root(FromSyntax.Root root, boolean single) {
        PathSyntax.Name variable = root.variable();
        Mapper mapper = level.resolver.entityOrNull(root.target());
        if (mapper == null && scope.isSubquery() && level.paths.find(withoutTreat(root.target())) != null) {
            derived(root.target(), variable, root.offset());
            return;
        }
        if (mapper == null) {
            mapper = level.resolver.entity(root.target());
        }
        if (variable == null && !single) {
            throw level.error(QueryMessage.VARIABLE_MISSING, root.offset(), mapper.entityName());
        }
        RootNode node = new RootNode(mapper, variable == null ? Scope.THIS : variable.name());
        if (variable == null) {
            scope.setImplicit(node);
            scope.declare(Scope.THIS, Target.at(node));
        } else {
            declare(variable, Target.at(node));
        }
        scope.add(new FromItem(node, null));
    }

    private static PathSyntax withoutTreat(PathSyntax path) {
        return path instanceof PathSyntax.Treat treat ? treat.path() : path;
    }

    private void derived(PathSyntax path, PathSyntax.@Nullable Name variable, int offset) {
        Target target = level.paths.resolve(withoutTreat(path));
        if (variable != null && target.attribute() instanceof ElementCollection elements && isPlain(path)) {
            scope.add(new FromItem(elementNode(target, elements, JoinKind.INNER, false, variable), null));
            return;
        }
        Joined joined = joined(path);
        if (variable == null) {
            throw level.error(
                    QueryMessage.VARIABLE_MISSING, offset, joined.association().name());
        }
        DerivedNode node =
                new DerivedNode(joined.target().source(), joined.association(), joined.mapper(), variable.name());
        declare(variable, Target.at(node));
        scope.add(new FromItem(node, null));
    }

    /** {@code IN(path)} is an inner join, or in a subquery the way into a collection of the query outside. */
    private void member(FromSyntax.CollectionMember member) {
        Target target = level.paths.resolve(withoutTreat(member.path()));
        if (target.attribute() instanceof ElementCollection elements && isPlain(member.path())) {
            scope.add(new FromItem(elementNode(target, elements, JoinKind.INNER, false, member.variable()), null));
            return;
        }
        Joined joined = joined(member.path());
        if (!scope.contains(joined.target().source())) {
            derived(member.path(), member.variable(), member.offset());
            return;
        }
        JoinNode node = new JoinNode(
                joined.target().source(),
                joined.target().within(),
                joined.association(),
                joined.mapper(),
                JoinKind.INNER,
                false,
                member.variable().name());
        declare(member.variable(), Target.at(node));
        scope.add(new FromItem(node, null));
    }

    private void join(ClauseSyntax.Join join) {
        Mapper entity = level.resolver.entityOrNull(join.target());
        if (entity != null) {
            joinEntity(join, entity);
            return;
        }
        Target target = level.paths.resolve(withoutTreat(join.target()));
        if (target.attribute() instanceof EmbeddedAttribute && !join.fetch()) {
            joinEmbeddable(join, target);
            return;
        }
        if (target.attribute() instanceof ElementCollection elements && isPlain(join.target())) {
            joinElements(join, target, elements);
            return;
        }
        joinAssociation(join, joined(join.target()));
    }

    private static boolean isPlain(PathSyntax path) {
        return !(path instanceof PathSyntax.Treat);
    }

    private void joinEntity(ClauseSyntax.Join join, Mapper entity) {
        if (join.fetch()) {
            throw level.error(QueryMessage.FETCH_OF_ENTITY, join.target().offset(), entity.entityName());
        }
        if (join.variable() == null) {
            throw level.error(QueryMessage.VARIABLE_MISSING, join.target().offset(), entity.entityName());
        }
        EntityJoinNode node =
                new EntityJoinNode(entity, kind(join), join.variable().name());
        declare(join.variable(), Target.at(node));
        scope.add(new FromItem(node, on(join)));
    }

    /** An embeddable lies in the row of its owner: its variable is another name for the path, and nothing is joined. */
    private void joinEmbeddable(ClauseSyntax.Join join, Target target) {
        ExpressionSyntax on = join.on();
        if (on != null) {
            throw level.error(QueryMessage.CONDITION_ON_EMBEDDABLE, on.offset());
        }
        if (join.variable() != null) {
            declare(join.variable(), target);
        }
    }

    private void joinAssociation(ClauseSyntax.Join join, Joined joined) {
        PathSyntax.Name variable = join.variable();
        JoinNode node = new JoinNode(
                joined.target().source(),
                joined.target().within(),
                joined.association(),
                joined.mapper(),
                kind(join),
                join.fetch(),
                variable == null ? null : variable.name());
        if (variable != null) {
            declare(variable, Target.at(node));
        }
        if (join.fetch()) {
            addFetch(join, node.source(), node.attribute().name());
        }
        scope.add(new FromItem(node, on(join)));
    }

    private void joinElements(ClauseSyntax.Join join, Target target, ElementCollection elements) {
        PathSyntax.Name variable = join.variable();
        ElementNode node = elementNode(target, elements, kind(join), join.fetch(), variable);
        if (join.fetch()) {
            addFetch(join, node.source(), elements.name());
        }
        scope.add(new FromItem(node, on(join)));
    }

    /** The variable stands for the element. */
    private ElementNode elementNode(
            Target target,
            ElementCollection elements,
            JoinKind kind,
            boolean fetch,
            PathSyntax.@Nullable Name variable) {
        ElementNode node = new ElementNode(
                target.source(), target.within(), elements, kind, fetch, variable == null ? null : variable.name());
        if (variable != null) {
            declare(variable, Target.at(node).attribute(elements.element()));
        }
        return node;
    }

    private void addFetch(ClauseSyntax.Join join, FromNode owner, String attribute) {
        if (scope.isSubquery()) {
            throw level.error(QueryMessage.FETCH_IN_SUBQUERY, join.offset());
        }
        fetches.add(new Fetch(owner, attribute, join.offset()));
    }

    private @Nullable PredicateNode on(ClauseSyntax.Join join) {
        return join.on() == null ? null : level.predicates.predicate(join.on());
    }

    private static JoinKind kind(ClauseSyntax.Join join) {
        return join.left() ? JoinKind.LEFT : JoinKind.INNER;
    }

    /** What a join follows. */
    private record Joined(Target target, Association association, Mapper mapper) {}

    private Joined joined(PathSyntax path) {
        Target target = level.paths.resolve(withoutTreat(path));
        if (!(target.attribute() instanceof Association association) || target.key() != null) {
            throw level.error(QueryMessage.NOT_JOINABLE, path.offset());
        }
        Mapper mapper = path instanceof PathSyntax.Treat treat
                ? level.paths.subtype(association.target(), treat)
                : association.target();
        return new Joined(target, association, mapper);
    }

    private void declare(PathSyntax.Name variable, Target target) {
        if (!scope.declare(variable.name(), target)) {
            throw level.error(QueryMessage.VARIABLE_DECLARED_TWICE, variable.offset(), variable.name());
        }
    }

    /** The entity of a query without SELECT clause: the only one of its FROM clause, joins aside. */
    @Nullable FromNode only() {
        FromNode only = null;
        for (FromItem item : scope.items()) {
            if (item.node() instanceof RootNode || item.node() instanceof DerivedNode) {
                if (only != null) {
                    return null;
                }
                only = item.node();
            }
        }
        return only;
    }
}
