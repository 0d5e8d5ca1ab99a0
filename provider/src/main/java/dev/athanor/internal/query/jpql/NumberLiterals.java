package dev.athanor.internal.query.jpql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of numeric literals: Java's rules, and the suffixes BI and BD.
 *
 * <p>Two differences from Java: an integer too large for int without a suffix is a long, or a BigInteger if it is too
 * large for that as well; and a leading zero is refused, because it would silently mean octal.
 */
final class NumberLiterals {
    private static final BigInteger SMALLEST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private NumberLiterals() {}

    /**
     * The value of a literal, null if the text is no number.
     *
     * @param text the literal without sign
     * @param negative whether a minus precedes it
     */
    static @Nullable Number parse(String text, boolean negative) {
        int length = text.length();
        if (length <= 9) {
            int value = smallInteger(text);
            if (value >= 0) {
                return negative ? -value : value;
            }
        }
        if (text.endsWith("_") || text.startsWith("_")) {
            return null;
        }
        String number = text.replace("_", "");
        if (number.length() > 2 && number.charAt(0) == '0' && (number.charAt(1) | 0x20) == 'x') {
            return hexadecimal(number, negative);
        }
        String suffix = suffix(number);
        String digits = number.substring(0, number.length() - suffix.length());
        if (!isNumber(digits)) {
            return null;
        }
        String signed = negative ? "-" + digits : digits;
        boolean integer = isInteger(digits);
        return switch (suffix) {
            case "" -> integer ? narrowest(new BigInteger(signed)) : finite(Double.parseDouble(signed));
            case "l" -> integer ? inLong(new BigInteger(signed)) : null;
            case "bi" -> integer ? new BigInteger(signed) : null;
            case "bd" -> new BigDecimal(signed);
            case "d" -> finite(Double.parseDouble(signed));
            case "f" -> finite(Float.parseFloat(signed));
            default -> null;
        };
    }

    /** The number of a positional parameter, -1 if it is out of range. */
    static int position(String digits) {
        return digits.length() > 9 ? -1 : Integer.parseInt(digits);
    }

    /** The common case without any object: digits only, no leading zero; else -1. */
    private static int smallInteger(String text) {
        if (text.charAt(0) == '0' && text.length() > 1) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static @Nullable Number hexadecimal(String number, boolean negative) {
        boolean isLong = (number.charAt(number.length() - 1) | 0x20) == 'l';
        String digits = number.substring(2, number.length() - (isLong ? 1 : 0));
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return null;
            }
        }
        if (digits.isEmpty()) {
            return null;
        }
        // As in Java the digits are the bits: 0xFFFFFFFF is the int -1.
        BigInteger bits = new BigInteger(digits, 16);
        if (bits.bitLength() > 64) {
            return null;
        }
        if (!isLong && bits.bitLength() <= 32) {
            return negative ? -bits.intValue() : bits.intValue();
        }
        return negative ? -bits.longValue() : bits.longValue();
    }

    private static String suffix(String number) {
        int at = number.length();
        while (at > 0 && Character.isLetter(number.charAt(at - 1))) {
            at--;
        }
        return number.substring(at).toLowerCase(Locale.ROOT);
    }

    /** Digits, perhaps a point, perhaps an exponent, no leading zero before another digit. */
    private static boolean isNumber(String digits) {
        int point = -1;
        int exponent = -1;
        boolean mantissa = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '0' && c <= '9') {
                mantissa = true;
            } else if (c == '.' && point < 0 && exponent < 0) {
                point = i;
            } else if ((c == 'e' || c == 'E') && exponent < 0 && mantissa) {
                exponent = i;
            } else if ((c != '+' && c != '-') || exponent != i - 1) {
                return false;
            }
        }
        if (digits.isEmpty()) {
            return false;
        }
        boolean octal = digits.length() > 1 && digits.charAt(0) == '0' && point < 0 && exponent < 0;
        char last = digits.charAt(digits.length() - 1);
        return mantissa && !octal && (last == '.' || (last >= '0' && last <= '9'));
    }

    private static boolean isInteger(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Number narrowest(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        Long fits = inLong(value);
        return fits == null ? value : fits;
    }

    private static @Nullable Long inLong(BigInteger value) {
        boolean fits = value.compareTo(SMALLEST_LONG) >= 0 && value.compareTo(GREATEST_LONG) <= 0;
        return fits ? value.longValue() : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isInfinite(value) ? null : value;
    }

    private static @Nullable Float finite(float value) {
        return Float.isInfinite(value) ? null : value;
    }
}
