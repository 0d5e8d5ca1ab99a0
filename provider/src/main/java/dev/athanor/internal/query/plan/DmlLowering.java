package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.Statement;
import dev.athanor.sql.Update;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bulk UPDATE and DELETE of entities that have one table. A restriction whose paths need joins becomes a subquery over the
 * keys.
 */
final class DmlLowering {
    private final StatementContext context;

    DmlLowering(StatementContext context) {
        this.context = context;
    }

    Update update(UpdateModel model) {
        checkTables(model.target().mapper());
        Level level = level(model.target());
        EntityNode place = level.place(model.target());
        List<Assignment> assignments = new ArrayList<>();
        BasicAttribute version = model.target().mapper().version();
        for (UpdateModel.Assignment assignment : model.assignments()) {
            assign(level, assignment, assignments);
            if (assignment.target() instanceof PathExpr.BasicPath path && path.attribute() == version) {
                version = null;
            }
        }
        if (version != null) {
            assignments.add(new Assignment(version.column(), next(version, place.ref(version.column()))));
        }
        Predicate where = where(level, model.target(), model.steps(), model.where());
        return new Update(
                model.target().mapper().rootTable(),
                place.ref(model.target().mapper().id().get(0).column()).alias(),
                assignments,
                where);
    }

    private Level level(RootNode target) {
        Level level = new Level(context, null);
        level.place(target, target.mapper());
        return level;
    }

    private static void checkTables(Mapper mapper) {
        boolean spread = mapper.isUnion()
                || mapper.root().tables().size() > 1
                || mapper.concreteTypes().stream()
                        .anyMatch(type -> type.tables().size() > 1);
        if (spread) {
            throw new InvalidArgumentException(QueryCallMessage.BULK_OF_SEVERAL_TABLES, mapper.entityName());
        }
    }

    private static void assign(Level level, UpdateModel.Assignment assignment, List<Assignment> into) {
        Expression value = level.expressions.lower(assignment.value());
        if (assignment.target() instanceof PathExpr.BasicPath path) {
            into.add(new Assignment(path.attribute().column(), value));
            return;
        }
        ToOneAttribute reference = ((PathExpr.ToOnePath) assignment.target()).attribute();
        List<JoinColumn> columns = reference.joinColumns();
        List<Expression> parts = Level.parts(value);
        for (int i = 0; i < columns.size(); i++) {
            // NULL is one value for all columns.
            into.add(new Assignment(columns.get(i).column(), parts.get(Math.min(i, parts.size() - 1))));
        }
    }

    /** The changed rows are no longer what sessions have read. */
    private static Expression next(BasicAttribute version, Expression present) {
        return Number.class.isAssignableFrom(version.type().javaType())
                ? new Expression.Operation(Operator.ADD, present, new Expression.Literal(1))
                : Expression.FunctionCall.of(SqlFunctions.CURRENT_TIMESTAMP);
    }

    /** The rows of the deleted entities' collections go first: nobody else deletes them. */
    List<Statement> delete(DeleteModel model) {
        Mapper mapper = model.target().mapper();
        checkTables(mapper);
        List<Statement> statements = new ArrayList<>();
        collections(mapper).forEach(table -> statements.add(deleteLinks(table, model)));
        Level level = level(model.target());
        Predicate where = where(level, model.target(), model.steps(), model.where());
        String alias =
                level.place(model.target()).ref(mapper.id().get(0).column()).alias();
        statements.add(new Delete(mapper.rootTable(), alias, where));
        return statements;
    }

    private static Set<CollectionRows> collections(Mapper mapper) {
        Set<CollectionRows> tables = new LinkedHashSet<>();
        for (Mapper type : mapper.concreteTypes()) {
            for (PluralAttribute plural : type.plurals()) {
                if (plural.rows() != null) {
                    tables.add(plural.rows());
                }
            }
        }
        return tables;
    }

    private Delete deleteLinks(CollectionRows table, DeleteModel model) {
        context.reads(table.table());
        String alias = context.aliases().next();
        List<Expression> owner = new ArrayList<>();
        table.own().forEach(join -> owner.add(new Expression.ColumnRef(alias, join.column())));
        Select keys = keys(model.target(), model.steps(), model.where());
        return new Delete(table.table(), alias, new Predicate.InSubquery(Level.row(owner), keys, false));
    }

    private @Nullable Predicate where(
            Level level, RootNode target, List<StepNode> steps, @Nullable PredicateNode where) {
        EntityNode place = level.place(target);
        if (steps.isEmpty()) {
            return Predicate.both(place.restriction(), level.predicates.lowerOrNull(where));
        }
        return new Predicate.InSubquery(level.key(target), keys(target, steps, where), false);
    }

    /** The keys of the entities that a restriction leaves. */
    private Select keys(RootNode target, List<StepNode> steps, @Nullable PredicateNode where) {
        Level level = new Level(context, null);
        level.from.lower(List.of(new FromItem(target, null)), steps);
        Predicate restriction = level.predicates.lowerOrNull(where);
        Select.Builder select = Select.builder();
        Level.parts(level.key(target)).forEach(select::project);
        return select.from(Objects.requireNonNull(level.from.chain()))
                .where(level.from.where())
                .where(restriction)
                .build();
    }
}
