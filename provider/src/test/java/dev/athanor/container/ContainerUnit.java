package dev.athanor.container;

import dev.athanor.jpa.AthanorPersistenceProvider;
import dev.athanor.testing.TestCompanions;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A persistence unit as a container gives it to the provider; says as little as a container may, until a test adds to it. */
class ContainerUnit implements PersistenceUnitInfo {
    final List<String> managedClasses = new ArrayList<>();
    final List<URL> jarFiles = new ArrayList<>();
    final List<ClassTransformer> transformers = new ArrayList<>();
    final Properties properties = new Properties();

    @Nullable PersistenceUnitTransactionType transactionType;

    @Nullable DataSource jtaDataSource;

    @Nullable DataSource nonJtaDataSource;

    @Nullable URL root;

    @Nullable SharedCacheMode sharedCacheMode;

    @Nullable ValidationMode validationMode;

    boolean excludeUnlisted = true;

    @Nullable ClassLoader loader = ContainerUnit.class.getClassLoader();

    ContainerUnit() {
        properties.putAll(TestCompanions.properties());
    }

    ContainerUnit managing(Class<?>... types) {
        Arrays.stream(types).map(Class::getName).forEach(managedClasses::add);
        return this;
    }

    ContainerUnit with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    ContainerUnit on(DataSource dataSource) {
        nonJtaDataSource = dataSource;
        return this;
    }

    ContainerUnit creatingTables() {
        return with("jakarta.persistence.schema-generation.database.action", "drop-and-create");
    }

    EntityManagerFactory open() {
        return open(null);
    }

    EntityManagerFactory open(@Nullable Map<?, ?> overrides) {
        return new AthanorPersistenceProvider().createContainerEntityManagerFactory(this, overrides);
    }

    @Override
    public String getPersistenceUnitName() {
        return "contained";
    }

    @Override
    public @Nullable String getPersistenceProviderClassName() {
        return null;
    }

    @Override
    public @Nullable String getScopeAnnotationName() {
        return null;
    }

    @Override
    public @Nullable List<String> getQualifierAnnotationNames() {
        return null;
    }

    @Override
    public @Nullable PersistenceUnitTransactionType getTransactionType() {
        return transactionType;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return jtaDataSource;
    }

    @Override
    public @Nullable DataSource getNonJtaDataSource() {
        return nonJtaDataSource;
    }

    @Override
    public @Nullable List<String> getMappingFileNames() {
        return null;
    }

    @Override
    public List<URL> getJarFileUrls() {
        return jarFiles;
    }

    @Override
    public @Nullable URL getPersistenceUnitRootUrl() {
        return root;
    }

    @Override
    public List<String> getManagedClassNames() {
        return managedClasses;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return excludeUnlisted;
    }

    @Override
    public @Nullable SharedCacheMode getSharedCacheMode() {
        return sharedCacheMode;
    }

    @Override
    public @Nullable ValidationMode getValidationMode() {
        return validationMode;
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public @Nullable String getPersistenceXMLSchemaVersion() {
        return null;
    }

    @Override
    public @Nullable ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        transformers.add(transformer);
    }

    @Override
    public @Nullable ClassLoader getNewTempClassLoader() {
        return null;
    }
}
