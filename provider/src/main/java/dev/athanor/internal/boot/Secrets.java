package dev.athanor.internal.boot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps passwords out of messages and logs. */
final class Secrets {
    private static final String MASK = "***";
    private static final Pattern URL_PARAMETER =
            Pattern.compile("(?i)((?:password|passwd|pwd|secret|token)[^=;&?/,]*=)[^;&,]*");
    private static final Pattern URL_LOGIN = Pattern.compile("//([^/:@?;]*):[^/@]*@");
    private static final Pattern ORACLE_LOGIN = Pattern.compile("(:[^/:@]+)/[^/@]+@");

    private Secrets() {}

    /** Whether the values of a property of this name are not to be repeated. */
    static boolean isSecret(String property) {
        return property.toLowerCase(Locale.ROOT).contains("password");
    }

    /** A JDBC URL without the passwords that can be in it. */
    static String maskUrl(String url) {
        String masked = URL_PARAMETER.matcher(url).replaceAll("$1" + MASK);
        masked = URL_LOGIN.matcher(masked).replaceAll("//$1:" + MASK + "@");
        return ORACLE_LOGIN.matcher(masked).replaceAll("$1/" + MASK + "@");
    }

    /** A driver's text without the password and without what the URL hides. */
    static String mask(String text, @Nullable String url, @Nullable String password) {
        String masked = url == null || url.isEmpty() ? text : text.replace(url, maskUrl(url));
        return password == null || password.isEmpty() ? masked : masked.replace(password, MASK);
    }
}
