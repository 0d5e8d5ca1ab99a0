package dev.athanor.internal.boot;

import static java.util.stream.Collectors.joining;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.MessageCode;
import dev.athanor.message.Suggestions;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one persistence.xml of any version from 1.0 to 3.2 into persistence units. The elements of the latest version
 * are accepted in every version, in any order; what is unknown is refused with the place and the nearest known name.
 * One instance reads one file, by one thread.
 */
final class PersistenceXmlParser {
    private static final Set<String> NAMESPACES = Set.of(
            "http://java.sun.com/xml/ns/persistence",
            "http://xmlns.jcp.org/xml/ns/persistence",
            "https://jakarta.ee/xml/ns/persistence");
    private static final List<String> VERSIONS = List.of("1.0", "2.0", "2.1", "2.2", "3.0", "3.1", "3.2");

    private static final List<String> REPEATABLE = List.of("qualifier", "mapping-file", "jar-file", "class");
    private static final List<String> UNIT_ELEMENTS = List.of(
            "description",
            "provider",
            "qualifier",
            "scope",
            "jta-data-source",
            "non-jta-data-source",
            "mapping-file",
            "jar-file",
            "class",
            "exclude-unlisted-classes",
            "shared-cache-mode",
            "validation-mode",
            "properties");

    private final String file;
    private final @Nullable URL root;
    private final ClassLoader loader;

    PersistenceXmlParser(String file, @Nullable URL root, ClassLoader loader) {
        this.file = file;
        this.root = root;
        this.loader = loader;
    }

    List<PersistenceUnit> parse(byte[] content) {
        try (XmlCursor xml = XmlCursor.open(file, content)) {
            xml.nextElement();
            String version = readRoot(xml);
            List<PersistenceUnit> units = new ArrayList<>();
            while (xml.nextElement()) {
                if (xml.foreign(NAMESPACES)) {
                    xml.skip();
                    continue;
                }
                if (!xml.name().equals("persistence-unit")) {
                    throw unknownElement(xml, "persistence", List.of("persistence-unit"));
                }
                PersistenceUnit unit = readUnit(xml, version);
                refuseDuplicate(units, unit);
                units.add(unit);
            }
            return units;
        }
    }

    private String readRoot(XmlCursor xml) {
        if (!xml.name().equals("persistence") || !NAMESPACES.contains(xml.namespace())) {
            throw error(BootMessage.XML_WRONG_ROOT, xml.place(), xml.name(), xml.namespace());
        }
        checkAttributes(xml, List.of("version"));
        String version = requiredAttribute(xml, "version");
        if (!VERSIONS.contains(version)) {
            throw error(BootMessage.XML_WRONG_VERSION, xml.place(), version, String.join(", ", VERSIONS));
        }
        return version;
    }

    private PersistenceUnit readUnit(XmlCursor xml, String version) {
        checkAttributes(xml, List.of("name", "transaction-type"));
        PersistenceUnitDraft draft =
                new PersistenceUnitDraft(requiredAttribute(xml, "name"), version, loader, xml.place());
        draft.rootUrl = root;
        @Nullable String type = xml.attribute("transaction-type");
        if (type != null) {
            draft.transactionType = choice(
                    PersistenceUnitTransactionType.values(), type, xml.place(), "the attribute 'transaction-type'");
        }
        Set<String> seen = new HashSet<>();
        while (xml.nextElement()) {
            if (xml.foreign(NAMESPACES)) {
                // The schema's extension point: settings of other technologies, for example dependency injection.
                xml.skip();
                continue;
            }
            String element = xml.name();
            if (!UNIT_ELEMENTS.contains(element)) {
                throw unknownElement(xml, "persistence-unit", UNIT_ELEMENTS);
            }
            if (!seen.add(element) && !REPEATABLE.contains(element)) {
                throw error(BootMessage.XML_ELEMENT_TWICE, xml.place(), element, draft.name);
            }
            readPart(xml, element, draft);
        }
        return draft.freeze();
    }

    private void readPart(XmlCursor xml, String element, PersistenceUnitDraft draft) {
        checkAttributes(xml, List.of());
        Place place = xml.place();
        switch (element) {
            case "properties" -> readProperties(xml, draft);
            case "description" -> draft.description = text(xml);
            // Present without a value means true in every version.
            case "exclude-unlisted-classes" -> draft.excludeUnlisted = truth(text(xml), place);
            case "provider" -> draft.provider = value(xml);
            case "qualifier" -> draft.qualifiers.add(value(xml));
            case "scope" -> draft.scope = value(xml);
            case "jta-data-source" -> draft.jtaDataSource = value(xml);
            case "non-jta-data-source" -> draft.nonJtaDataSource = value(xml);
            case "mapping-file" -> draft.mappingFiles.add(new Located<>(value(xml), place));
            case "jar-file" -> draft.jarFiles.add(new Located<>(value(xml), place));
            case "class" -> draft.classes.add(new Located<>(value(xml), place));
            case "shared-cache-mode" ->
                draft.sharedCacheMode = choice(SharedCacheMode.values(), value(xml), place, "<shared-cache-mode>");
            case "validation-mode" ->
                draft.validationMode = choice(ValidationMode.values(), value(xml), place, "<validation-mode>");
            default -> throw new IllegalStateException("element without a reader: " + element);
        }
    }

    private void readProperties(XmlCursor xml, PersistenceUnitDraft draft) {
        while (xml.nextElement()) {
            if (!xml.name().equals("property")) {
                throw unknownElement(xml, "properties", List.of("property"));
            }
            checkAttributes(xml, List.of("name", "value"));
            draft.properties.put(
                    requiredAttribute(xml, "name"), new Located<>(requiredAttribute(xml, "value"), xml.place()));
            text(xml);
        }
    }

    private void refuseDuplicate(List<PersistenceUnit> units, PersistenceUnit unit) {
        for (PersistenceUnit other : units) {
            if (other.name().equals(unit.name())) {
                throw error(BootMessage.DUPLICATE_UNIT, unit.origin(), unit.name(), other.origin());
            }
        }
    }

    /** The text of an element that must have one. */
    private String value(XmlCursor xml) {
        String element = xml.name();
        Place place = xml.place();
        String text = text(xml);
        if (text.isEmpty()) {
            throw error(BootMessage.XML_EMPTY_ELEMENT, place, element);
        }
        return text;
    }

    private String text(XmlCursor xml) {
        String element = xml.name();
        Optional<String> text = xml.text();
        return text.orElseThrow(() -> error(
                BootMessage.XML_UNKNOWN_ELEMENT, xml.place(), xml.name(), element, "This element holds only text."));
    }

    private boolean truth(String text, Place place) {
        return switch (text) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw error(
                        BootMessage.XML_WRONG_VALUE,
                        place,
                        "<exclude-unlisted-classes>",
                        text,
                        suggestion(text, List.of("true", "false")) + "Allowed values: true, false.");
        };
    }

    private <E extends Enum<E>> E choice(E[] values, String text, Place place, String subject) {
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        throw error(
                BootMessage.XML_WRONG_VALUE,
                place,
                subject,
                text,
                suggestion(text, names) + "Allowed values: " + String.join(", ", names) + ".");
    }

    private String requiredAttribute(XmlCursor xml, String name) {
        @Nullable String value = xml.attribute(name);
        if (value == null) {
            throw error(BootMessage.XML_MISSING_ATTRIBUTE, xml.place(), xml.name(), name);
        }
        return value;
    }

    private void checkAttributes(XmlCursor xml, List<String> known) {
        for (String attribute : xml.ownAttributes()) {
            if (!known.contains(attribute)) {
                String remedy = known.isEmpty()
                        ? "Remove it: this element has no attributes."
                        : suggestion(attribute, known) + "Known attributes: " + String.join(", ", known) + ".";
                throw error(BootMessage.XML_UNKNOWN_ATTRIBUTE, xml.place(), xml.name(), attribute, remedy);
            }
        }
    }

    private ConfigurationException unknownElement(XmlCursor xml, String parent, List<String> known) {
        return error(
                BootMessage.XML_UNKNOWN_ELEMENT,
                xml.place(),
                xml.name(),
                parent,
                Optional.ofNullable(Suggestions.nearest(xml.name(), known))
                                .map(near -> "Did you mean <" + near + ">? ")
                                .orElse("")
                        + "Known here: "
                        + known.stream().map(name -> "<" + name + ">").collect(joining(", "))
                        + ".");
    }

    private static String suggestion(String given, Collection<String> known) {
        return Optional.ofNullable(Suggestions.nearest(given, known))
                .map(near -> "Did you mean '" + near + "'? ")
                .orElse("");
    }

    private static ConfigurationException error(MessageCode message, Object... arguments) {
        return new ConfigurationException(message, arguments);
    }
}
