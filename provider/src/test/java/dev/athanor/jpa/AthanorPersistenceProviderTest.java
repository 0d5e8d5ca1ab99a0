package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class AthanorPersistenceProviderTest {
    private final AthanorPersistenceProvider provider = new AthanorPersistenceProvider();

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PersistenceProvider.class))
                .anyMatch(AthanorPersistenceProvider.class::isInstance);
    }

    @Test
    void opensAConfiguredUnit() {
        try (EntityManagerFactory factory = Library.configuration("one")
                .provider(AthanorPersistenceProvider.class.getName())
                .createEntityManagerFactory()) {
            assertThat(factory.getName()).isEqualTo("one");
        }
    }

    @Test
    void leavesUnitsOfOthersAlone() {
        PersistenceConfiguration configuration = Library.configuration("two").provider("org.example.Provider");
        assertThat(provider.createEntityManagerFactory(configuration)).isNull();
        assertThat(provider.createEntityManagerFactory(
                        Library.configuration("two").property("jakarta.persistence.provider", "org.example.Provider")))
                .isNull();
        assertThat(provider.createEntityManagerFactory(
                        "two", Map.of("jakarta.persistence.provider", "org.example.Provider")))
                .isNull();
    }

    @Test
    void anUnknownUnitMayBelongToOthers() {
        assertThat(provider.createEntityManagerFactory("no such unit", null)).isNull();
        assertThat(provider.generateSchema("no such unit", Map.of())).isFalse();
        assertThatThrownBy(() -> Persistence.createEntityManagerFactory("no such unit"))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void anUnknownUnitIsAnErrorIfAskedForByName() {
        String name = AthanorPersistenceProvider.class.getName();
        assertThatThrownBy(() -> provider.createEntityManagerFactory(
                        "no such unit", Map.of("jakarta.persistence.provider", name)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("There is no persistence unit 'no such unit'");
    }
}
