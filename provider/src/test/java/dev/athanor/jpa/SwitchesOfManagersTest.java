package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program chooses for a factory or for one EntityManager is what its session goes by. */
class SwitchesOfManagersTest {

    private static Stream<Switch<?>> ofManagers() {
        return Switch.all().stream().filter(each -> each.scopes().contains(Switch.Scope.ENTITY_MANAGER));
    }

    @Test
    void theFactoryChoosesForAll() {
        try (EntityManagerFactory factory = Library.configuration("chosen")
                        .property("athanor.remove.new", "error")
                        .createEntityManagerFactory();
                EntityManager manager = factory.createEntityManager()) {
            assertThat(rules(manager).get(Switch.REMOVE_NEW)).isEqualTo(Choices.RemoveNew.ERROR);
            assertThat(manager.getProperties()).containsEntry("athanor.remove.new", "error");
        }
    }

    @Test
    void eachChoiceOfAnEntityManagerIsItsOwn() {
        try (Library library = new Library();
                EntityManager other = library.manager()) {
            assertThat(ofManagers()).allSatisfy(choice -> {
                for (Object value : values(choice)) {
                    String given = value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
                    try (EntityManager created = library.factory.createEntityManager(Map.of(choice.name(), given));
                            EntityManager set = library.manager()) {
                        set.setProperty(choice.name(), given);

                        assertThat((Object) rules(created).get(choice)).isEqualTo(value);
                        assertThat((Object) rules(set).get(choice)).isEqualTo(value);
                    }
                }
                assertThat((Object) rules(other).get(choice)).isEqualTo(choice.value(Profile.STANDARD));
            });
        }
    }

    @Test
    void aProfileIsChosenAsAWhole() {
        try (Library library = new Library();
                EntityManager manager =
                        library.factory.createEntityManager(Map.of("athanor.semantics", "sqlalchemy"))) {
            assertThat(ofManagers())
                    .allSatisfy(choice -> assertThat((Object) rules(manager).get(choice))
                            .isEqualTo(choice.value(Profile.SQLALCHEMY)));
            // What instances without a session must know is chosen for the factory.
            assertThat(rules(manager).get(Switch.INVERSE_SYNC)).isEqualTo(Choices.InverseSync.OFF);

            manager.setProperty("athanor.semantics", "standard");
            assertThat(ofManagers())
                    .allSatisfy(choice ->
                            assertThat((Object) rules(manager).get(choice)).isEqualTo(choice.value(Profile.STANDARD)));
        }
    }

    @Test
    void wrongValuesAreRefused() {
        try (Library library = new Library();
                EntityManager manager = library.manager()) {
            assertThatThrownBy(() -> manager.setProperty("athanor.autoflush", "sometimes"))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("Allowed: off, query, any-load");
            assertThatThrownBy(() -> library.factory.createEntityManager(Map.of("athanor.rollback", "hope")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Allowed: detach, restore");
            assertThat(rules(manager).get(Switch.AUTOFLUSH)).isEqualTo(Choices.Autoflush.QUERY);
        }
    }

    private static Rules rules(EntityManager manager) {
        return manager.unwrap(Session.class).rules();
    }

    private static Object[] values(Switch<?> choice) {
        return choice.type() == Boolean.class
                ? new Object[] {true, false}
                : choice.type().getEnumConstants();
    }
}
