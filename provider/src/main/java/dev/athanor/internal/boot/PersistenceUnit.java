package dev.athanor.internal.boot;

import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One persistence unit as it was written, in persistence.xml or in a program, or as a container gives it; nothing is
 * checked against the environment yet. Immutable.
 *
 * @param name the name by which programs ask for it
 * @param transactionType who controls transactions; RESOURCE_LOCAL unless the unit says otherwise
 * @param provider the provider class that it asks for
 * @param description its description
 * @param qualifiers the qualifier annotations for dependency injection
 * @param scope the scope annotation for dependency injection
 * @param jtaDataSource the JTA data source, or its JNDI name
 * @param nonJtaDataSource the other data source, or its JNDI name
 * @param mappingFiles the mapping files, resources of the class path
 * @param jarFiles the jars and directories whose classes belong to the unit, as somebody wrote them
 * @param jarUrls the same as a container has found them
 * @param classes the names of the listed classes
 * @param excludeUnlisted whether the classes of the unit's root belong to it only if they are listed
 * @param sharedCacheMode which entities may be cached beyond a persistence context
 * @param validationMode whether entities are validated
 * @param properties the properties, in the order written; the values of persistence.xml are strings
 * @param rootUrl the directory or jar that holds META-INF/persistence.xml; null for a unit that a program configured
 * @param version the version of persistence.xml, or of the specification that a program was written for
 * @param place where the unit stands; null for a unit that a program configured or a container gives
 * @param classLoader what its classes and resources are read through
 */
public record PersistenceUnit(
        String name,
        PersistenceUnitTransactionType transactionType,
        @Nullable String provider,
        @Nullable String description,
        List<String> qualifiers,
        @Nullable String scope,
        @Nullable Object jtaDataSource,
        @Nullable Object nonJtaDataSource,
        List<Located<String>> mappingFiles,
        List<Located<String>> jarFiles,
        List<URL> jarUrls,
        List<Located<String>> classes,
        boolean excludeUnlisted,
        SharedCacheMode sharedCacheMode,
        ValidationMode validationMode,
        Map<String, Located<Object>> properties,
        @Nullable URL rootUrl,
        String version,
        @Nullable Place place,
        ClassLoader classLoader) {

    /** Copies the collections. */
    public PersistenceUnit {
        qualifiers = List.copyOf(qualifiers);
        mappingFiles = List.copyOf(mappingFiles);
        jarFiles = List.copyOf(jarFiles);
        jarUrls = List.copyOf(jarUrls);
        classes = List.copyOf(classes);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Where the unit was defined, in words for a message. */
    String origin() {
        return place == null ? "persistence unit '" + name + "'" : place.toString();
    }

    /** Where one part of the unit was written, in words for a message. */
    String origin(Located<?> part) {
        return part.place() == null ? origin() : part.place().toString();
    }
}
