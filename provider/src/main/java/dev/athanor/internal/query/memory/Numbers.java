package dev.athanor.internal.query.memory;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Arithmetic as databases do it: whole numbers exactly, decimal numbers exactly, and the others as doubles. */
final class Numbers {
    private Numbers() {}

    static Number add(Number a, Number b) {
        return isFloating(a, b) ? (Number) (a.doubleValue() + b.doubleValue()) : narrow(exact(a).add(exact(b)), a, b);
    }

    static Number subtract(Number a, Number b) {
        return isFloating(a, b)
                ? (Number) (a.doubleValue() - b.doubleValue())
                : narrow(exact(a).subtract(exact(b)), a, b);
    }

    static Number multiply(Number a, Number b) {
        return isFloating(a, b)
                ? (Number) (a.doubleValue() * b.doubleValue())
                : narrow(exact(a).multiply(exact(b)), a, b);
    }

    static int compare(Number a, Number b) {
        return isFloating(a, b) ? Double.compare(a.doubleValue(), b.doubleValue()) : exact(a).compareTo(exact(b));
    }

    private static boolean isFloating(Number a, Number b) {
        return isFloating(a) || isFloating(b);
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger whole ? new BigDecimal(whole) : BigDecimal.valueOf(number.longValue());
    }

    private static Number narrow(BigDecimal result, Number a, Number b) {
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return result;
        }
        BigInteger whole = result.toBigIntegerExact();
        return a instanceof BigInteger || b instanceof BigInteger || whole.bitLength() >= Long.SIZE
                ? whole
                : (Number) whole.longValueExact();
    }
}
