package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.database.ScenarioDatabase;
import dev.athanor.conformance.entity.MappingClasses;
import dev.athanor.jpa.AthanorPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;

/** What the scenarios of one mapping share: classes, database and factory. For one thread at a time. */
public final class MappingUnit implements AutoCloseable {
    private final MappingClasses classes;
    private final ScenarioDatabase database;
    private final EntityManagerFactory factory;

    private MappingUnit(MappingClasses classes, ScenarioDatabase database, EntityManagerFactory factory) {
        this.classes = classes;
        this.database = database;
        this.factory = factory;
    }

    /**
     * Makes the classes and the tables of a mapping, and a factory.
     *
     * @param mapping the mapping
     * @param product on which database
     * @param settings further properties of the factory
     */
    public static MappingUnit open(Mapping mapping, Product product, Map<String, String> settings) {
        MappingClasses classes = new MappingClasses(mapping);
        ScenarioDatabase database = ScenarioDatabase.open(product, mapping);
        try {
            Map<String, Object> properties = new HashMap<>(settings);
            properties.put("athanor.semantics", "sqlalchemy");
            if (product == Product.H2) {
                // H2 goes on after the row of a batch that fails, and takes a generated key for each row that follows.
                properties.put("athanor.jdbc.batch-size", 1);
            }
            EntityManagerFactory factory = new AthanorPersistenceProvider()
                    .createContainerEntityManagerFactory(new ContainerUnit(classes, database.dataSource()), properties);
            return new MappingUnit(classes, database, factory);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** The classes. */
    public MappingClasses classes() {
        return classes;
    }

    /** The database. */
    public ScenarioDatabase database() {
        return database;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public void close() {
        try (database) {
            factory.close();
        }
    }
}
