package dev.athanor.internal.boot;

import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what the readers find; lives only while one unit is read, by one thread. */
final class PersistenceUnitDraft {
    final String name;
    final String version;
    final ClassLoader classLoader;
    final @Nullable Place place;
    PersistenceUnitTransactionType transactionType = PersistenceUnitTransactionType.RESOURCE_LOCAL;

    @Nullable String provider;

    @Nullable String description;

    final List<String> qualifiers = new ArrayList<>();

    @Nullable String scope;

    @Nullable Object jtaDataSource;

    @Nullable Object nonJtaDataSource;

    final List<Located<String>> mappingFiles = new ArrayList<>();
    final List<Located<String>> jarFiles = new ArrayList<>();
    final List<URL> jarUrls = new ArrayList<>();
    final List<Located<String>> classes = new ArrayList<>();
    boolean excludeUnlisted;
    SharedCacheMode sharedCacheMode = SharedCacheMode.UNSPECIFIED;
    ValidationMode validationMode = ValidationMode.AUTO;
    final Map<String, Located<Object>> properties = new LinkedHashMap<>();

    @Nullable URL rootUrl;

    PersistenceUnitDraft(String name, String version, ClassLoader classLoader, @Nullable Place place) {
        this.name = name;
        this.version = version;
        this.classLoader = classLoader;
        this.place = place;
    }

    PersistenceUnit freeze() {
        return new PersistenceUnit(
                name,
                transactionType,
                provider,
                description,
                qualifiers,
                scope,
                jtaDataSource,
                nonJtaDataSource,
                mappingFiles,
                jarFiles,
                jarUrls,
                classes,
                excludeUnlisted,
                sharedCacheMode,
                validationMode,
                properties,
                rootUrl,
                version,
                place,
                classLoader);
    }
}
