package dev.athanor.tck.arquillian;

import dev.athanor.jpa.AthanorPersistenceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Writes persistence.xml, and names the provider in one that a test has. Stateless. */
final class PersistenceDescriptor {
    private static final String NAMESPACE = "https://jakarta.ee/xml/ns/persistence";
    private static final String PROVIDER = AthanorPersistenceProvider.class.getName();

    /** What stands before the provider in a unit. */
    private static final Set<String> BEFORE_PROVIDER = Set.of("description", "qualifier", "scope");

    private PersistenceDescriptor() {}

    /** The text of a persistence.xml with one unit. */
    static String write(ExtensionSettings settings, List<String> classes) {
        Document document = builder().newDocument();
        Element root = document.createElementNS(NAMESPACE, "persistence");
        root.setAttribute("version", "3.2");
        document.appendChild(root);
        Element unit = add(root, "persistence-unit", null);
        unit.setAttribute("name", settings.unit());
        String dataSource = settings.jtaDataSource();
        unit.setAttribute("transaction-type", dataSource == null ? "RESOURCE_LOCAL" : "JTA");
        add(unit, "provider", PROVIDER);
        if (dataSource != null) {
            add(unit, "jta-data-source", dataSource);
        }
        classes.forEach(name -> add(unit, "class", name));
        add(unit, "exclude-unlisted-classes", "true");
        Element properties = add(unit, "properties", null);
        settings.properties().forEach((name, value) -> {
            Element property = add(properties, "property", null);
            property.setAttribute("name", name);
            property.setAttribute("value", value);
        });
        return text(document);
    }

    /** The text of a persistence.xml, with Athanor as the provider of the units that name none. */
    static String complete(InputStream written) {
        try (written) {
            Document document = builder().parse(written);
            var units = document.getElementsByTagNameNS("*", "persistence-unit");
            for (int i = 0; i < units.getLength(); i++) {
                nameProvider((Element) units.item(i));
            }
            return text(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalArgumentException("the persistence.xml of the archive is not well-formed", e);
        }
    }

    private static void nameProvider(Element unit) {
        Node next = null;
        for (Node child = unit.getLastChild(); child != null; child = child.getPreviousSibling()) {
            if (child instanceof Element element) {
                if (element.getLocalName().equals("provider")) {
                    return;
                }
                if (BEFORE_PROVIDER.contains(element.getLocalName())) {
                    break;
                }
                next = element;
            }
        }
        Element provider = unit.getOwnerDocument().createElementNS(unit.getNamespaceURI(), "provider");
        provider.setTextContent(PROVIDER);
        unit.insertBefore(provider, next);
    }

    private static Element add(Element parent, String name, @Nullable String text) {
        Element child = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
        if (text != null) {
            child.setTextContent(text);
        }
        parent.appendChild(child);
        return child;
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JVM has no XML parser", e);
        }
    }

    private static String text(Document document) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("the document cannot be written", e);
        }
    }
}
