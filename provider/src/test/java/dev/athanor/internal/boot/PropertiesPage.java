package dev.athanor.internal.boot;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the documentation page of all properties and hints from the registry. */
final class PropertiesPage {
    private PropertiesPage() {}

    static String text() {
        String own = table(Settings.all().stream()
                .filter(setting -> setting.name().startsWith(PropertyRegistry.OWN_PREFIX))
                .toList());
        String standard = table(Settings.all().stream()
                .filter(setting -> !setting.name().startsWith(PropertyRegistry.OWN_PREFIX))
                .toList());
        return """
                # Properties and hints

                This page is generated from the registry in `Settings`; `PropertiesPageTest` tells how.

                Properties of a persistence unit stand in its `persistence.xml` or in the map given to
                `createEntityManagerFactory`, which wins; a null in the map takes the unit's value back. Values are given as text or
                as objects. A wrong value of a property on this page is an error. An unknown name that begins with `athanor.` is
                warned about once, any other is ignored. The names that begin with `javax.persistence.` are understood as
                those with `jakarta.persistence.`, with a warning.

                ## Of Athanor

                %s
                | `%s<property>` | persistence unit | as HikariCP | as HikariCP | A property of the connection pool, listed below. |

                ## Of Jakarta Persistence

                %s

                ## Of the connection pool

                Each of these is written with `%s` in front: %s.
                `%sdataSource.<property>` hands a property to the JDBC driver. What has a standard property (URL, driver,
                user, password, data source) is set by that one, and auto-commit is always off.
                """.formatted(
                own,
                PropertyRegistry.POOL_PREFIX,
                standard,
                PropertyRegistry.POOL_PREFIX,
                PoolSettings.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")),
                PropertyRegistry.POOL_PREFIX);
    }

    private static String table(List<Setting<?>> settings) {
        return "| Name | Given to | Value | Default | What it does |\n|---|---|---|---|---|\n"
                + settings.stream().map(PropertiesPage::row).collect(Collectors.joining("\n"));
    }

    private static String row(Setting<?> setting) {
        return "| `" + setting.name() + "` | " + setting.scopeWords() + " | "
                + setting.type().allowed() + " | " + fallback(setting) + " | " + setting.sentence() + " |";
    }

    private static String fallback(Setting<?> setting) {
        if (setting.fallback() == null) {
            return "";
        }
        return setting.type().choices().stream()
                .filter(choice -> choice.replace('-', '_')
                        .equalsIgnoreCase(setting.fallback().toString()))
                .findFirst()
                .orElse(setting.fallback().toString());
    }
}
