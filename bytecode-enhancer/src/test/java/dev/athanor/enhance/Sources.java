package dev.athanor.enhance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java text in memory, for class files of older and newer releases and for compilation in two steps. */
final class Sources {
    private final int release;
    private final Map<String, String> texts = new TreeMap<>();

    private Sources(int release) {
        this.release = release;
    }

    static Sources release(int release) {
        return new Sources(release);
    }

    /** Adds a compilation unit by the name of its class. */
    Sources with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    /** The class files by class name. */
    Map<String, byte[]> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        texts.forEach((name, text) -> units.add(new Text(name, text)));
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
            List<String> options =
                    List.of("--release", String.valueOf(release), "-proc:none", "-nowarn", "-Xlint:-options");
            StringWriter messages = new StringWriter();
            if (!compiler.getTask(messages, memory, null, options, null, units).call()) {
                throw new IllegalArgumentException(messages.toString());
            }
            Map<String, byte[]> classes = new TreeMap<>();
            memory.outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

        Memory(JavaFileManager next) {
            super(next);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    outputs.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
