package dev.athanor.internal.boot;

import dev.athanor.internal.mapping.build.WeavingNeeds;
import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Switch;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the documentation page of all properties and hints from the registry. */
final class PropertiesPage {
    private PropertiesPage() {}

    static String text() {
        String own = table(Settings.all().stream()
                .filter(setting -> setting.name().startsWith(PropertyRegistry.OWN_PREFIX))
                .filter(setting -> !isSwitch(setting))
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

                ## Switches

                Each is one choice between what Jakarta Persistence says and what SQLAlchemy documents. `athanor.semantics` is the
                profile, `standard` or `sqlalchemy`, and the columns of that name say what a switch is then. A switch that is given
                by itself counts more than the profile, wherever the two are given. Those for the persistence unit
                stand where all properties do; those for an entity manager can be given to `createEntityManager` and
                `EntityManager.setProperty` too; those for an attribute as
                `athanor.attribute.<class>.<attribute>.<rest of the name>`; those for a query or a call as a hint, of one attribute
                under the same long name.

                | Name | Given to | Values | `standard` | `sqlalchemy` | What it decides |
                |---|---|---|---|---|---|
                %s

                Some of it happens at the moment when an attribute is read or written, or depends on what was never set. So
                these refuse, at the start, classes that are not woven: %s.

                ## Of Jakarta Persistence

                %s

                ## Of the connection pool

                Each of these is written with `%s` in front: %s.
                `%sdataSource.<property>` hands a property to the JDBC driver. What has a standard property (URL, driver,
                user, password, data source) is set by that one, and auto-commit is always off.
                """.formatted(
                own,
                PropertyRegistry.POOL_PREFIX,
                Switch.all().stream().map(PropertiesPage::row).collect(Collectors.joining("\n")),
                WeavingNeeds.all().stream().map(need -> "`" + need + "`").collect(Collectors.joining(", ")),
                standard,
                PropertyRegistry.POOL_PREFIX,
                PoolSettings.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")),
                PropertyRegistry.POOL_PREFIX);
    }

    private static boolean isSwitch(Setting<?> setting) {
        return Switch.all().stream().anyMatch(each -> each.name().equals(setting.name()));
    }

    private static String row(Switch<?> choice) {
        Setting<?> setting = Settings.of(choice);
        return "| `" + choice.name() + "` | " + setting.scopeWords() + " | "
                + setting.type().allowed() + " | "
                + spelled(setting, choice.value(Profile.STANDARD)) + " | "
                + spelled(setting, choice.value(Profile.SQLALCHEMY)) + " | " + choice.sentence() + " |";
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
        return spelled(setting, setting.fallback());
    }

    private static String spelled(Setting<?> setting, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return setting.type().choices().stream()
                .filter(choice -> choice.replace('-', '_').equalsIgnoreCase(value.toString()))
                .findFirst()
                .orElse(value.toString());
    }
}
