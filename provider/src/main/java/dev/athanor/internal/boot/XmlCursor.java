package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document element by element and knows where each one begins. Document types are skipped, so no
 * entity is ever fetched. For one thread.
 */
final class XmlCursor implements AutoCloseable {
    private final String file;
    private final String content;
    private final XMLStreamReader reader;

    private XmlCursor(String file, String content, XMLStreamReader reader) {
        this.file = file;
        this.content = content;
        this.reader = reader;
    }

    /** The JDK's own parser, whatever else lies on the class path: locations and limits are then always the same. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XmlCursor open(String file, byte[] bytes) {
        try {
            XMLInputFactory factory = factory();
            XMLStreamReader probe = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            @Nullable String encoding = probe.getEncoding();
            probe.close();
            String text = new String(bytes, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding));
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            return new XmlCursor(file, text, factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    /** Moves to the next element inside the current one; false at its end. */
    boolean nextElement() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    return false;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    /** The text of the current element, and its end; empty if it holds another element, which is then the current. */
    Optional<String> text() {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                switch (reader.next()) {
                    case XMLStreamConstants.END_ELEMENT -> {
                        return Optional.of(text.toString().strip());
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        return Optional.empty();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    default -> {
                        // Comments and processing instructions are not part of the value.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    /** Passes over the current element with everything in it. */
    void skip() {
        int open = 1;
        try {
            while (open > 0) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    open++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open--;
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        @Nullable String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Whether the current element belongs to a vocabulary that is not one of these. */
    boolean foreign(Collection<String> known) {
        return !namespace().isEmpty() && !known.contains(namespace());
    }

    @Nullable String attribute(String name) {
        return reader.getAttributeValue("", name);
    }

    /** The names of the attributes without a namespace; those with one (xsi:schemaLocation) are not ours. */
    List<String> ownAttributes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            @Nullable String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                names.add(reader.getAttributeLocalName(i));
            }
        }
        return names;
    }

    /**
     * Where the start tag of the current element begins. The parser reports where it ends; a start tag contains no other
     * angle bracket, because well-formed attribute values have none.
     */
    Place place() {
        Location end = reader.getLocation();
        int lineStart = 0;
        for (int line = 1; line < end.getLineNumber(); line++) {
            lineStart = content.indexOf('\n', lineStart) + 1;
        }
        int start = Math.max(content.lastIndexOf('<', lineStart + end.getColumnNumber() - 2), 0);
        int line = 1
                + (int) content.substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Place(file, line, start - content.lastIndexOf('\n', start));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    private static ConfigurationException malformed(String file, XMLStreamException e) {
        Location location = e.getLocation();
        Place place = new Place(
                file,
                location == null ? 1 : Math.max(location.getLineNumber(), 1),
                location == null ? 1 : Math.max(location.getColumnNumber(), 1));
        String text = String.valueOf(e.getMessage());
        String marker = "Message: ";
        int message = text.indexOf(marker);
        return new ConfigurationException(
                e,
                BootMessage.XML_MALFORMED,
                place,
                message < 0 ? text : text.substring(message + marker.length()).strip());
    }
}
