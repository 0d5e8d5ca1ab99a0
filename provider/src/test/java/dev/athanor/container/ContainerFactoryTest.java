package dev.athanor.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.jpa.AthanorPersistenceProvider;
import dev.athanor.message.ConfigurationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.LoadState;
import jakarta.persistence.spi.ProviderUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A factory for a container's unit: what the unit says, under what the container adds. Jakarta Persistence 3.2, section 9.2. */
class ContainerFactoryTest {
    @Entity(name = "Ship")
    static class Ship {
        @Id
        int id;

        @ManyToOne(fetch = jakarta.persistence.FetchType.LAZY)
        Ship tug;
    }

    private static ContainerUnit ships() {
        return new ContainerUnit().managing(Ship.class).creatingTables();
    }

    private static StatementLog embedded() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:");
        return StatementLog.over(dataSource);
    }

    @OnEachDatabase
    void worksOnTheDataSourceOfTheUnit(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (EntityManagerFactory factory = ships().on(log.dataSource()).open()) {
            log.clear();
            factory.runInTransaction(manager -> manager.persist(new Ship()));
            factory.runInTransaction(
                    manager -> assertThat(manager.find(Ship.class, 0)).isNotNull());

            assertThat(log.statements("insert")).hasSize(1);
            assertThat(factory.getName()).isEqualTo("contained");
        }
        assertThat(log.connectionsOpen()).isZero();
    }

    @Test
    void whatTheUnitSaysIsInEffect() {
        ContainerUnit unit = ships();
        unit.sharedCacheMode = SharedCacheMode.ENABLE_SELECTIVE;
        unit.validationMode = ValidationMode.NONE;
        unit.with("org.example.own", 7);
        try (EntityManagerFactory factory = unit.open()) {
            assertThat(factory.getProperties())
                    .containsEntry("jakarta.persistence.sharedCache.mode", SharedCacheMode.ENABLE_SELECTIVE)
                    .containsEntry("jakarta.persistence.validation.mode", ValidationMode.NONE)
                    .containsEntry("org.example.own", 7);
            assertThat(factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        }
    }

    @Test
    void propertiesThatStandOnOthersCount() {
        Properties defaults = new Properties();
        defaults.setProperty("org.example.default", "yes");
        ContainerUnit unit = new ContainerUnit() {
            @Override
            public Properties getProperties() {
                return new Properties(defaults);
            }
        };
        try (EntityManagerFactory factory = unit.managing(Ship.class).open()) {
            assertThat(factory.getProperties()).containsEntry("org.example.default", "yes");
        }
    }

    @Test
    void whatTheContainerAddsWinsOverTheUnit() {
        StatementLog ofUnit = embedded();
        StatementLog added = embedded();
        Map<String, Object> overrides = new HashMap<>();
        overrides.put("jakarta.persistence.nonJtaDataSource", added.dataSource());
        overrides.put("jakarta.persistence.sharedCache.mode", "ALL");
        overrides.put("jakarta.persistence.schema-generation.database.action", null);
        overrides.put("jakarta.persistence.bean.manager", new Object());
        overrides.put("jakarta.persistence.validation.factory", null);
        ContainerUnit unit = ships().on(ofUnit.dataSource());
        try (EntityManagerFactory factory = unit.open(overrides)) {
            assertThat(factory.getProperties()).containsEntry("jakarta.persistence.sharedCache.mode", "ALL");
        }
        assertThat(ofUnit.connectionsOpened()).isZero();
        assertThat(added.connectionsOpened()).isPositive();
        // Null takes back what the unit says.
        assertThat(added.statements("create")).isEmpty();
    }

    @Test
    void aUrlAmongThePropertiesWinsOverTheDataSourceThatTheContainerHasForAll() {
        StatementLog ofContainer = embedded();
        ContainerUnit unit = ships().on(ofContainer.dataSource()).with("jakarta.persistence.jdbc.url", "jdbc:h2:mem:");
        unit.open().close();
        assertThat(ofContainer.connectionsOpened()).isZero();
    }

    @Test
    void aWrongPropertyIsRefused() {
        assertThatThrownBy(ships().with("jakarta.persistence.sharedCache.mode", "MAYBE")::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATH0202 persistence unit 'contained'");
    }

    @OnEachDatabase
    void tablesCanBeGeneratedBeforehand(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        ContainerUnit unit = new ContainerUnit().managing(Ship.class).on(log.dataSource());
        new AthanorPersistenceProvider()
                .generateSchema(unit, Map.of("jakarta.persistence.schema-generation.database.action", "create"));
        assertThat(log.connectionsOpen()).isZero();
        try (EntityManagerFactory factory = unit.open()) {
            factory.runInTransaction(manager -> manager.persist(new Ship()));
        }
        // Generation loads the classes, so they are woven by then.
        assertThat(unit.transformers).hasSize(2);
    }

    @Test
    void aContainerThatTakesNoTransformerIsNoError() {
        for (RuntimeException refusal :
                List.of(new IllegalStateException("no weaver"), new UnsupportedOperationException("no weaver"))) {
            ContainerUnit unit = new ContainerUnit() {
                @Override
                public void addTransformer(ClassTransformer transformer) {
                    throw refusal;
                }
            };
            unit.managing(Ship.class).open().close();
        }
    }

    @Test
    void aContainerOfRelease31LacksMethods() {
        ContainerUnit unit = new ContainerUnit() {
            @Override
            public String getScopeAnnotationName() {
                throw new AbstractMethodError();
            }

            @Override
            public List<String> getQualifierAnnotationNames() {
                throw new AbstractMethodError();
            }
        };
        unit.managing(Ship.class).open().close();
    }

    @Test
    void withoutAClassLoaderThatOfTheThreadServes() {
        ContainerUnit unit = ships();
        unit.loader = null;
        unit.open().close();
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void theProviderTellsWhatIsLoaded() {
        ProviderUtil util = new AthanorPersistenceProvider().getProviderUtil();
        try (EntityManagerFactory factory = ships().open()) {
            factory.runInTransaction(manager -> {
                Ship tug = new Ship();
                Ship ship = new Ship();
                ship.id = 1;
                ship.tug = tug;
                manager.persist(tug);
                manager.persist(ship);
            });
            Ship ship = factory.callInTransaction(manager -> manager.find(Ship.class, 1));

            assertThat(util.isLoaded(ship)).isEqualTo(LoadState.LOADED);
            assertThat(util.isLoadedWithoutReference(ship, "id")).isEqualTo(LoadState.LOADED);
            assertThat(util.isLoadedWithoutReference(ship, "tug")).isEqualTo(LoadState.NOT_LOADED);
            assertThat(util.isLoadedWithReference(ship, "tug")).isEqualTo(LoadState.NOT_LOADED);
            assertThat(util.isLoadedWithReference(ship, "nothing")).isEqualTo(LoadState.UNKNOWN);
            assertThat(util.isLoaded("text")).isEqualTo(LoadState.UNKNOWN);
            assertThat(util.isLoadedWithoutReference("text", "length")).isEqualTo(LoadState.UNKNOWN);
        }
    }
}
