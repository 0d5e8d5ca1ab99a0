package dev.athanor.internal.mapping.build;

import dev.athanor.type.ColumnType;
import java.sql.Types;
import java.util.List;

/**
 * Which types of attributes one column can serve. Databases convert numbers into each other, and texts, wherever they are
 * written or compared; which values fit is up to the programs that share the column.
 */
final class TypeFamily {
    /** Each from the narrowest to the widest. */
    private static final List<List<Integer>> FAMILIES = List.of(
            List.of(
                    Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    // Whole numbers of any size, then fractions.
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE),
            List.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB));

    private TypeFamily() {}

    /** Whether a column for values of one type can hold those of the other as well. */
    static boolean holds(ColumnType one, ColumnType other) {
        return one.jdbcType() == other.jdbcType() || family(one).contains(other.jdbcType());
    }

    /** Whether the first type takes what the second one does, and more. */
    static boolean isWider(ColumnType one, ColumnType other) {
        List<Integer> family = family(one);
        return family.indexOf(other.jdbcType()) >= 0
                && family.indexOf(one.jdbcType()) > family.indexOf(other.jdbcType());
    }

    private static List<Integer> family(ColumnType type) {
        for (List<Integer> family : FAMILIES) {
            if (family.contains(type.jdbcType())) {
                return family;
            }
        }
        return List.of();
    }
}
