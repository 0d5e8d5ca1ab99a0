package dev.athanor.tck.arquillian;

import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.config.descriptor.api.ArquillianDescriptor;
import org.jboss.arquillian.config.descriptor.api.ExtensionDef;
import org.jspecify.annotations.Nullable;

/**
 * What {@code arquillian.xml} says under {@code <extension qualifier="athanor">}; immutable.
 *
 * @param unit the name of the unit in archives that have none of their own
 * @param jtaDataSource the JNDI name of its JTA data source; null for transactions of its own
 * @param libraries whether archives that have room for libraries get those of Athanor; not where the server has them
 * @param properties the properties of the unit
 */
record ExtensionSettings(
        String unit, @Nullable String jtaDataSource, boolean libraries, Map<String, String> properties) {
    private static final String QUALIFIER = "athanor";

    ExtensionSettings {
        properties = Map.copyOf(properties);
    }

    static ExtensionSettings of(@Nullable ArquillianDescriptor descriptor) {
        Map<String, String> written = new TreeMap<>();
        if (descriptor != null) {
            for (ExtensionDef extension : descriptor.getExtensions()) {
                if (QUALIFIER.equals(extension.getExtensionName())) {
                    written.putAll(extension.getExtensionProperties());
                }
            }
        }
        return of(written);
    }

    static ExtensionSettings of(Map<String, String> written) {
        Map<String, String> properties = new TreeMap<>();
        written.forEach((name, value) -> {
            switch (name) {
                case "unit", "jta-data-source", "libraries" -> {
                    // Read below.
                }
                default -> {
                    if (!name.startsWith("jakarta.persistence.") && !name.startsWith("athanor.")) {
                        throw new IllegalArgumentException(
                                "arquillian.xml, extension '" + QUALIFIER
                                        + "': there is no property '" + name
                                        + "'. Write unit, jta-data-source, libraries, or a"
                                        + " property of the persistence unit that begins with jakarta.persistence. or athanor.");
                    }
                    properties.put(name, value);
                }
            }
        });
        return new ExtensionSettings(
                written.getOrDefault("unit", "athanor"),
                written.get("jta-data-source"),
                Boolean.parseBoolean(written.getOrDefault("libraries", "true")),
                properties);
    }
}
