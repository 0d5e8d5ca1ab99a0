package dev.athanor.sql.render;

import dev.athanor.sql.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an operator or function with holes for its arguments, and how strongly it binds. Immutable.
 *
 * <p>Holes: <code>{0}</code> an argument that stands between brackets or commas and needs none of its own;
 * <code>{0+}</code> an operand, put in brackets if it binds weaker than the template; <code>{0-}</code> an operand, put
 * in brackets also if it binds as strongly; <code>{*, }</code> all arguments, separated by what follows the star, and
 * <code>{+ || }</code> all arguments as operands, separated by what follows the plus.
 */
final class Template {
    private record Hole(String textBefore, int argument, int floor, String separator) {}

    private static final int ALL = -1;

    private final List<Hole> holes = new ArrayList<>();
    private final String tail;
    private final int precedence;
    private final int arity;

    /**
     * @param pattern text with holes
     * @param precedence one of {@link Precedence}
     * @throws IllegalArgumentException if a hole is not understood
     */
    Template(String pattern, int precedence) {
        this.precedence = precedence;
        int highest = -1;
        boolean all = false;
        int position = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', position)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("open hole in " + pattern);
            }
            Hole hole = hole(pattern.substring(position, open), pattern.substring(open + 1, close));
            holes.add(hole);
            highest = Math.max(highest, hole.argument());
            all |= hole.argument() == ALL;
            position = close + 1;
        }
        this.tail = pattern.substring(position);
        this.arity = all ? ALL : highest + 1;
    }

    private Hole hole(String textBefore, String content) {
        char kind = content.charAt(content.length() - 1);
        if (content.charAt(0) == '*' || content.charAt(0) == '+') {
            int floor = content.charAt(0) == '*' ? Precedence.OR : precedence;
            return new Hole(textBefore, ALL, floor, content.substring(1));
        }
        if (kind == '+' || kind == '-') {
            int argument = Integer.parseInt(content.substring(0, content.length() - 1));
            return new Hole(textBefore, argument, kind == '+' ? precedence : precedence + 1, "");
        }
        return new Hole(textBefore, Integer.parseInt(content), Precedence.OR, "");
    }

    int precedence() {
        return precedence;
    }

    boolean takes(int arguments) {
        return arity == ALL || arity == arguments;
    }

    boolean isReplacedBy(Template other) {
        return arity == other.arity;
    }

    /** Writes the template with its holes filled. */
    void write(SqlWriter writer, List<Expression> arguments) {
        // Drivers tell the type of a parameter from what stands beside it: if that is nothing but parameters, they say
        // it.
        boolean untyped = SqlWriter.areUntyped(arguments);
        for (Hole hole : holes) {
            writer.append(hole.textBefore());
            if (hole.argument() == ALL) {
                for (int i = 0; i < arguments.size(); i++) {
                    writer.append(i == 0 ? "" : hole.separator());
                    writer.operand(arguments.get(i), hole.floor(), untyped);
                }
            } else {
                writer.operand(arguments.get(hole.argument()), hole.floor(), untyped);
            }
        }
        writer.append(tail);
    }
}
