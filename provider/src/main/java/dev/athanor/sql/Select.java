package dev.athanor.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT. Made by {@link #builder()}.
 *
 * @param distinct whether equal rows are returned once
 * @param projections the result columns, at least one
 * @param from the sources, combined each with each; empty for a SELECT without FROM
 * @param where which rows, or null for all
 * @param groupBy the grouping, empty for none
 * @param having which groups, or null for all
 * @param orderBy the order, empty for none
 * @param limit how many rows at most, a parameter or literal; null for all
 * @param offset how many rows to leave out, a parameter or literal; null for none
 * @param lock whether and how to lock the rows; null for not
 */
public record Select(
        boolean distinct,
        List<Projection> projections,
        List<FromItem> from,
        @Nullable Predicate where,
        List<Expression> groupBy,
        @Nullable Predicate having,
        List<Ordering> orderBy,
        @Nullable Expression limit,
        @Nullable Expression offset,
        @Nullable LockClause lock)
        implements Query {
    /** Checks the parts. */
    public Select {
        projections = SqlNode.filled(projections, "projections");
        from = List.copyOf(from);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public int width() {
        return projections.size();
    }

    @Override
    public <R> R acceptQuery(QueryVisitor<R> visitor) {
        return visitor.visit(this);
    }

    /** A builder without any part. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with all parts of this SELECT, to change some. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.distinct = distinct;
        builder.projections.addAll(projections);
        builder.from.addAll(from);
        builder.where = where;
        builder.groupBy.addAll(groupBy);
        builder.having = having;
        builder.orderBy.addAll(orderBy);
        builder.limit = limit;
        builder.offset = offset;
        builder.lock = lock;
        return builder;
    }

    /** Collects the parts of a SELECT. For one thread. */
    public static final class Builder {
        private boolean distinct;
        private final List<Projection> projections = new ArrayList<>();
        private final List<FromItem> from = new ArrayList<>();
        private @Nullable Predicate where;
        private final List<Expression> groupBy = new ArrayList<>();
        private @Nullable Predicate having;
        private final List<Ordering> orderBy = new ArrayList<>();
        private @Nullable Expression limit;
        private @Nullable Expression offset;
        private @Nullable LockClause lock;

        private Builder() {}

        /** Returns equal rows once, or not. */
        public Builder distinct(boolean newDistinct) {
            distinct = newDistinct;
            return this;
        }

        /** Adds a result column without name. */
        public Builder project(Expression expression) {
            projections.add(Projection.of(expression));
            return this;
        }

        /** Adds a result column. */
        public Builder project(Projection projection) {
            projections.add(projection);
            return this;
        }

        /** Replaces all result columns. */
        public Builder projections(List<Projection> newProjections) {
            projections.clear();
            projections.addAll(newProjections);
            return this;
        }

        /** How many result columns there are so far. */
        public int width() {
            return projections.size();
        }

        /** Adds a source. */
        public Builder from(FromItem item) {
            from.add(item);
            return this;
        }

        /** Joins the last source added with another one. */
        public Builder join(FromItem.JoinKind kind, FromItem right, @Nullable Predicate on) {
            if (from.isEmpty()) {
                throw new IllegalStateException("there is nothing to join with yet");
            }
            int last = from.size() - 1;
            from.set(last, new FromItem.Join(from.get(last), kind, right, on));
            return this;
        }

        /** Adds a condition to those that rows must meet; null adds nothing. */
        public Builder where(@Nullable Predicate condition) {
            where = Predicate.both(where, condition);
            return this;
        }

        /** Adds a grouping. */
        public Builder groupBy(Expression expression) {
            groupBy.add(expression);
            return this;
        }

        /** Adds a condition to those that groups must meet; null adds nothing. */
        public Builder having(@Nullable Predicate condition) {
            having = Predicate.both(having, condition);
            return this;
        }

        /** Adds a criterion of the order. */
        public Builder orderBy(Ordering ordering) {
            orderBy.add(ordering);
            return this;
        }

        /** Drops the order. */
        public Builder clearOrderBy() {
            orderBy.clear();
            return this;
        }

        /** Returns at most so many rows; null for all. */
        public Builder limit(@Nullable Expression rows) {
            limit = rows;
            return this;
        }

        /** Leaves out so many rows; null for none. */
        public Builder offset(@Nullable Expression rows) {
            offset = rows;
            return this;
        }

        /** Locks the rows; null for not. */
        public Builder lock(@Nullable LockClause clause) {
            lock = clause;
            return this;
        }

        /**
         * The SELECT.
         *
         * @throws IllegalArgumentException if it has no result column
         */
        public Select build() {
            return new Select(distinct, projections, from, where, groupBy, having, orderBy, limit, offset, lock);
        }
    }
}
