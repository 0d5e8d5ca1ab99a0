package dev.athanor.internal.query.plan;

import dev.athanor.internal.query.model.ScalarFunction;
import dev.athanor.internal.query.model.TemporalField;
import dev.athanor.internal.query.model.TrimSide;
import dev.athanor.sql.SqlFunctions;

/** Functions of the query language as those of the SQL tree. */
final class FunctionNames {
    private FunctionNames() {}

    static String of(ScalarFunction function) {
        return switch (function) {
            case ABS -> SqlFunctions.ABS;
            case CEILING -> SqlFunctions.CEILING;
            case EXP -> SqlFunctions.EXP;
            case FLOOR -> SqlFunctions.FLOOR;
            case LN -> SqlFunctions.LN;
            case MOD -> SqlFunctions.MOD;
            case POWER -> SqlFunctions.POWER;
            case ROUND -> SqlFunctions.ROUND;
            case SIGN -> SqlFunctions.SIGN;
            case SQRT -> SqlFunctions.SQRT;
            case CONCAT -> SqlFunctions.CONCAT;
            case LEFT -> SqlFunctions.LEFT;
            case LENGTH -> SqlFunctions.LENGTH;
            case LOCATE -> SqlFunctions.LOCATE;
            case LOWER -> SqlFunctions.LOWER;
            case REPLACE -> SqlFunctions.REPLACE;
            case RIGHT -> SqlFunctions.RIGHT;
            case SUBSTRING -> SqlFunctions.SUBSTRING;
            case UPPER -> SqlFunctions.UPPER;
            case COALESCE -> SqlFunctions.COALESCE;
            case NULLIF -> SqlFunctions.NULLIF;
            case CURRENT_DATE, LOCAL_DATE -> SqlFunctions.CURRENT_DATE;
            case CURRENT_TIME, LOCAL_TIME -> SqlFunctions.CURRENT_TIME;
            case CURRENT_TIMESTAMP, LOCAL_DATETIME -> SqlFunctions.CURRENT_TIMESTAMP;
        };
    }

    static String of(TrimSide side, boolean withCharacter) {
        return switch (side) {
            case LEADING -> withCharacter ? SqlFunctions.TRIM_LEADING_CHARACTER : SqlFunctions.TRIM_LEADING;
            case TRAILING -> withCharacter ? SqlFunctions.TRIM_TRAILING_CHARACTER : SqlFunctions.TRIM_TRAILING;
            case BOTH -> withCharacter ? SqlFunctions.TRIM_CHARACTER : SqlFunctions.TRIM;
        };
    }

    static String of(TemporalField field) {
        return switch (field) {
            case YEAR -> SqlFunctions.YEAR;
            case QUARTER -> SqlFunctions.QUARTER;
            case MONTH -> SqlFunctions.MONTH;
            case WEEK -> SqlFunctions.WEEK;
            case DAY -> SqlFunctions.DAY;
            case HOUR -> SqlFunctions.HOUR;
            case MINUTE -> SqlFunctions.MINUTE;
            case SECOND -> SqlFunctions.SECOND;
            case DATE -> SqlFunctions.DATE;
            case TIME -> SqlFunctions.TIME;
        };
    }
}
