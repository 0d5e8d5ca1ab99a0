package dev.athanor.internal.mapping.build;

import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that is being put together. Several attributes may share it, as long as no row is written by two of them;
 * those that write it decide its type.
 */
final class LinkedColumn {
    /**
     * How one attribute wants the column.
     *
     * @param type how values travel
     * @param shape length and the like
     * @param nullable whether NULL is allowed
     * @param identity whether the database generates the value
     */
    record Wish(ColumnType type, Column.Shape shape, boolean nullable, boolean identity) {}

    /**
     * Who writes the column.
     *
     * @param entity whose rows; null for those of a join table
     * @param owner whose attribute has the join table; null for rows of entities
     * @param className the class that a problem would be about
     * @param attribute name or path of the attribute there, or null if it is none
     * @param what the writer in words
     * @param shares whether others may write the same rows
     */
    record Writer(
            @Nullable EntityLink entity,
            @Nullable EntityLink owner,
            String className,
            @Nullable String attribute,
            String what,
            boolean shares) {
        static Writer attribute(EntityLink entity, String path) {
            return new Writer(entity, null, entity.className(), path, path, false);
        }

        static Writer bookkeeping(EntityLink entity, String what) {
            return new Writer(entity, null, entity.className(), null, what, false);
        }

        static Writer joinTable(EntityLink owner, AttributeLink link, String what, boolean shares) {
            return new Writer(null, owner, link.className(), link.name(), what, shares);
        }

        /** Whether a row can be written by both. Entities that share their table may share its join tables, too. */
        boolean sharesRows(Writer that) {
            if (shares || that.shares) {
                return false;
            }
            if (entity != null && that.entity != null) {
                return entity.isRelated(that.entity);
            }
            return owner == null
                    || that.owner == null
                    || owner.isRelated(that.owner)
                    || owner.table != that.owner.table;
        }

        /** Whether both write rows of a join table, for different attributes. */
        boolean isOtherJoinTable(Writer that) {
            return entity == null
                    && that.entity == null
                    && !(className.equals(that.className) && Objects.equals(attribute, that.attribute));
        }
    }

    final LinkedTable table;
    final Name name;
    private Wish wish;
    private final List<Writer> writers = new ArrayList<>();

    LinkedColumn(LinkedTable table, Name name, Wish wish) {
        this.table = table;
        this.name = name;
        this.wish = wish;
    }

    ColumnType type() {
        return wish.type();
    }

    Column.Shape shape() {
        return wish.shape();
    }

    boolean isNullable() {
        return wish.nullable();
    }

    boolean isIdentity() {
        return wish.identity();
    }

    boolean isWritten() {
        return !writers.isEmpty();
    }

    /** Whether an entity writes it in its rows. */
    boolean isOfEntity() {
        return writers.stream().anyMatch(writer -> writer.entity() != null);
    }

    /** The attribute that already writes rows which the given one would write too, or null. */
    @Nullable Writer rival(Writer writer) {
        for (Writer other : writers) {
            if (other.sharesRows(writer)) {
                return other;
            }
        }
        return null;
    }

    /** Takes in one more writer; the first one decides, the others may widen the type and loosen the NULL rule. */
    void write(Writer writer, Wish wanted) {
        if (writers.isEmpty()) {
            wish = wanted;
        } else {
            Wish wider = TypeFamily.isWider(wanted.type(), wish.type()) ? wanted : wish;
            wish = new Wish(wider.type(), wider.shape(), wish.nullable() || wanted.nullable(), wish.identity());
        }
        writers.add(writer);
    }
}
