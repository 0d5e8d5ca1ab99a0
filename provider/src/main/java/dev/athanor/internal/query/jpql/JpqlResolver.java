package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import dev.athanor.message.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves one statement: from what the text says to what it means to the mappings.
 *
 * <p>This class resolves bulk statements and holds what all queries of a statement share; each query and subquery is a
 * {@link QueryLevel} of its own. One instance resolves one statement.
 */
final class JpqlResolver {
    private final String query;
    private final MappedModel model;
    private final Constants constants;
    private final Parameters parameters;

    JpqlResolver(String query, MappedModel model, Constants constants) {
        this.query = query;
        this.model = model;
        this.constants = constants;
        this.parameters = new Parameters(query);
    }

    QueryModel resolve(StatementSyntax syntax) {
        StatementModel statement;
        if (syntax instanceof StatementSyntax.Query rows) {
            statement = new RowsResolver(this).resolve(rows, null);
        } else if (syntax instanceof StatementSyntax.Update update) {
            statement = update(update);
        } else {
            statement = delete((StatementSyntax.Delete) syntax);
        }
        return new QueryModel(statement, parameters.all());
    }

    private UpdateModel update(StatementSyntax.Update update) {
        Scope scope = new Scope(null);
        RootNode root = root(scope, update.entity(), update.variable());
        QueryLevel level = new QueryLevel(this, scope);
        List<UpdateModel.Assignment> assignments =
                new ArrayList<>(update.assignments().size());
        for (ClauseSyntax.Assignment assignment : update.assignments()) {
            assignments.add(assignment(level, root, assignment));
        }
        PredicateNode where = where(level, update.where());
        return new UpdateModel(root, assignments, scope.steps(), where);
    }

    private UpdateModel.Assignment assignment(QueryLevel level, RootNode root, ClauseSyntax.Assignment syntax) {
        level.enter(Clause.SET);
        PathExpr target = assignable(level, root, syntax.target());
        ExpressionNode value = target instanceof PathExpr.EmbeddedPath
                ? level.values.whole(syntax.value(), target.type())
                : level.values.value(syntax.value(), target.type());
        if (!TypeRules.comparable(target.type(), value.type())) {
            throw error(
                    QueryMessage.NOT_COMPARABLE,
                    syntax.offset(),
                    TypeRules.name(target.type()),
                    TypeRules.name(value.type()));
        }
        return new UpdateModel.Assignment(target, value);
    }

    private PathExpr assignable(QueryLevel level, RootNode root, PathSyntax syntax) {
        Target target = level.paths.resolve(syntax);
        Attribute attribute = target.attribute();
        if (target.source() == root && target.key() == null) {
            if (attribute instanceof BasicAttribute basic) {
                return new PathExpr.BasicPath(root, basic);
            }
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
                return new PathExpr.ToOnePath(root, toOne);
            }
            if (attribute instanceof EmbeddedAttribute embedded
                    && !root.mapper().idAttributes().contains(embedded)) {
                return new PathExpr.EmbeddedPath(root, embedded);
            }
        }
        throw error(QueryMessage.NOT_ASSIGNABLE, syntax.offset(), root.mapper().entityName());
    }

    private DeleteModel delete(StatementSyntax.Delete delete) {
        Scope scope = new Scope(null);
        RootNode root = root(scope, delete.entity(), delete.variable());
        PredicateNode where = where(new QueryLevel(this, scope), delete.where());
        return new DeleteModel(root, scope.steps(), where);
    }

    private @Nullable PredicateNode where(QueryLevel level, @Nullable ExpressionSyntax where) {
        level.enter(Clause.WHERE);
        return where == null ? null : level.predicates.predicate(where);
    }

    /** The one entity of a bulk statement. Its attributes need no variable even if there is one. */
    private RootNode root(Scope scope, PathSyntax entity, PathSyntax.@Nullable Name variable) {
        RootNode root = new RootNode(entity(entity), variable == null ? Scope.THIS : variable.name());
        scope.setImplicit(root);
        scope.declare(variable == null ? Scope.THIS : variable.name(), Target.at(root));
        scope.add(new FromItem(root, null));
        return root;
    }

    /** The mapper of the entity that a name designates. */
    Mapper entity(PathSyntax name) {
        String text = Constants.text(name);
        Mapper mapper = text == null ? null : model.mapper(text);
        if (mapper == null) {
            String subject = text == null ? "this" : text;
            throw error(
                    QueryMessage.UNKNOWN_ENTITY,
                    name.offset(),
                    subject,
                    QueryErrors.didYouMean(Suggestions.nearest(subject, entityNames())));
        }
        return mapper;
    }

    /** The mapper of an entity name, null if the syntax is no such name. */
    @Nullable Mapper entityOrNull(PathSyntax name) {
        return name instanceof PathSyntax.Name simple ? model.mapper(simple.name()) : null;
    }

    private List<String> entityNames() {
        return model.mappers().stream().map(Mapper::entityName).toList();
    }

    Constants constants() {
        return constants;
    }

    Parameters parameters() {
        return parameters;
    }

    QuerySyntaxException error(QueryMessage message, int offset, String... details) {
        return QueryErrors.at(message, query, offset, details);
    }
}
