package dev.athanor.internal.boot;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that properties name: readers and writers that the program gives, URIs, resources of the persistence unit,
 * paths. All are in UTF-8. Immutable.
 */
final class ScriptFiles {
    private final ClassLoader loader;

    ScriptFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** The name of a script, for messages. */
    static String name(Object place) {
        return place instanceof String text ? text : "the given " + (place instanceof Reader ? "Reader" : "Writer");
    }

    /**
     * The text of a script. What the program gives is read to its end and left open.
     *
     * @throws DatabaseException if it cannot be read
     */
    String read(Object place) {
        try {
            if (place instanceof Reader reader) {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return text.toString();
            }
            try (InputStream in = open(place.toString())) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException | RuntimeException e) {
            throw new DatabaseException(e, DatabaseMessage.SCRIPT_NOT_READ, name(place));
        }
    }

    private InputStream open(String place) throws IOException {
        @Nullable URI uri = uri(place);
        if (uri != null) {
            return Resources.open(uri.toURL());
        }
        @Nullable URL resource = loader.getResource(place.startsWith("/") ? place.substring(1) : place);
        return resource != null && !Files.exists(Path.of(place))
                ? Resources.open(resource)
                : Files.newInputStream(Path.of(place));
    }

    /** Null if it is a path; the letter of a Windows drive is no scheme. */
    private static @Nullable URI uri(String place) {
        try {
            URI uri = new URI(place);
            return uri.getScheme() == null || uri.getScheme().length() == 1 ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Writes a script. */
    interface Writing {
        void to(Writer script);
    }

    /**
     * Writes a script in the place of the one that is there. A writer that the program gives is flushed and left open.
     *
     * @throws DatabaseException if it cannot be written
     */
    void write(Object place, Writing writing) {
        try {
            if (place instanceof Writer writer) {
                writing.to(writer);
                writer.flush();
                return;
            }
            @Nullable URI uri = uri(place.toString());
            try (Writer writer = Files.newBufferedWriter(
                    uri == null ? Path.of(place.toString()) : Path.of(uri), StandardCharsets.UTF_8)) {
                writing.to(writer);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new DatabaseException(e, DatabaseMessage.SCHEMA_SCRIPT_NOT_WRITTEN, name(place));
        }
    }
}
