package dev.athanor.internal.query.jpql;

import org.jspecify.annotations.Nullable;

/** Finds classes and enum constants by the names that a query gives them. Stateless but for the loader. */
final class Constants {
    private final ClassLoader loader;

    Constants(ClassLoader loader) {
        this.loader = loader;
    }

    /** The class of a name that may have dots before the names of nested classes; null if there is none. */
    @Nullable Class<?> classNamed(String name) {
        String candidate = name;
        while (true) {
            try {
                return Class.forName(candidate, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = candidate.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                candidate = candidate.substring(0, dot) + '$' + candidate.substring(dot + 1);
            }
        }
    }

    /**
     * The enum constant of a qualified name. Where the place tells the enum, the names of package and class may be missing.
     *
     * @param path the name; null is returned if it is no plain chain of names
     * @param expected the type of the place
     */
    @Nullable Enum<?> enumConstant(PathSyntax path, Class<?> expected) {
        String name = text(path);
        if (name == null) {
            return null;
        }
        int dot = name.lastIndexOf('.');
        String constant = name.substring(dot + 1);
        String qualifier = dot < 0 ? "" : name.substring(0, dot);
        if (expected.isEnum() && (qualifier.isEmpty() || qualifier.equals(expected.getSimpleName()))) {
            Enum<?> found = constant(expected, constant);
            if (found != null) {
                return found;
            }
        }
        Class<?> type = qualifier.isEmpty() ? null : classNamed(qualifier);
        return type == null ? null : constant(type, constant);
    }

    private static @Nullable Enum<?> constant(Class<?> type, String name) {
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return (Enum<?>) constant;
                }
            }
        }
        return null;
    }

    /** A chain of names with dots between them; null if it begins with a function. */
    static @Nullable String text(PathSyntax path) {
        if (path instanceof PathSyntax.Name name) {
            return name.name();
        }
        if (path instanceof PathSyntax.Step step) {
            String base = text(step.base());
            return base == null ? null : base + "." + step.name();
        }
        return null;
    }
}
