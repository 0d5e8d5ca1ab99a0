package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Woven and unwoven classes exchange objects in both directions, and between woven ones the state of the instance
 * travels.
 */
class SerializationTest {
    private static final Map<String, byte[]> CLASSES = Sources.release(17)
            .with("fixture.Order", entity("Order", "implements java.io.Serializable, Function<String, Object>", ""))
            .with("fixture.Base", entity("Base", "implements Function<String, Object>", ""))
            .with("fixture.BelowBase", """
                    package fixture;
                    @jakarta.persistence.Entity
                    public class BelowBase extends Base implements java.io.Serializable, Cloneable {
                        private String more = "more";
                        public Object apply(String text) {
                            if (text.startsWith("more=")) { more = text.substring(5); return this; }
                            Object result = super.apply(text);
                            return result == this ? this : result + more;
                        }
                    }
                    """)
            .with("fixture.Custom", entity("Custom", "implements java.io.Serializable, Function<String, Object>", """
                            private static final long serialVersionUID = 42;
                            private void readObject(java.io.ObjectInputStream in)
                                    throws java.io.IOException, ClassNotFoundException {
                                in.defaultReadObject();
                                if (number < 0) { return; }
                                name = name + in.readObject();
                            }
                            private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
                                out.defaultWriteObject();
                                if (number >= 0) { out.writeObject("+"); }
                            }
                            """))
            .with("fixture.External", """
                    package fixture;
                    import java.io.*;
                    @jakarta.persistence.Entity
                    public class External implements Externalizable, java.util.function.Function<String, Object> {
                        private String name = "name";
                        public void writeExternal(ObjectOutput out) throws IOException { out.writeUTF(name); }
                        public void readExternal(ObjectInput in) throws IOException { name = in.readUTF(); }
                        public Object apply(String text) {
                            if (!text.isEmpty()) { name = text; return this; }
                            return name + 0;
                        }
                    }
                    """)
            .with("fixture.Replaced", """
                    package fixture;
                    @jakarta.persistence.Entity
                    public class Replaced implements java.io.Serializable, java.util.function.Function<String, Object> {
                        private String name = "name";
                        private Object writeReplace() { return new Form(name); }
                        private static class Form implements java.io.Serializable {
                            private final String name;
                            Form(String name) { this.name = name; }
                            private Object readResolve() { Replaced r = new Replaced(); r.name = name; return r; }
                        }
                        public Object apply(String text) {
                            if (!text.isEmpty()) { name = text; return this; }
                            return name + 0;
                        }
                    }
                    """)
            .compile();

    /** Everything that the default serial version is made of; an empty text reads, any other is the new name. */
    private static String entity(String name, String implemented, String members) {
        return """
                package fixture;
                import java.util.function.Function;
                @jakarta.persistence.Entity
                public class %s %s {
                    static int counter = 1;
                    public static final String CONSTANT = "c";
                    private static String hidden;
                    protected transient int passing;
                    private int number;
                    private String name = "name";
                    protected volatile java.util.List<String> list;
                    static { counter++; }
                    public Object apply(String text) {
                        if (text.startsWith("number=")) { number = Integer.parseInt(text.substring(7)); return this; }
                        if (!text.isEmpty()) { name = text; return this; }
                        return name + number;
                    }
                    protected synchronized final void locked(long[] many, String... more) {}
                    static strictfp double strict() { return 1; }
                    %s
                }
                """.formatted(name, implemented, members);
    }

    private static WeavingLoader loader(String kind) {
        return switch (kind) {
            case "woven" -> WeavingLoader.weaving(CLASSES);
            case "unwoven" -> WeavingLoader.plain(CLASSES);
            default -> WeavingLoader.apart(CLASSES);
        };
    }

    @SuppressWarnings("unchecked")
    private static Function<String, Object> create(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (Function<String, Object>)
                loader.loadClass(name).getConstructor().newInstance();
    }

    private static void change(Function<String, Object> entity, String text) {
        assertThat(entity.apply(text)).isSameAs(entity);
    }

    private static byte[] write(Object entity) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(entity);
            out.writeObject("end");
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static Function<String, Object> read(byte[] bytes, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
                return Class.forName(description.getName(), false, loader);
            }
        }) {
            Function<String, Object> entity = (Function<String, Object>) in.readObject();
            assertThat(in.readObject()).isEqualTo("end");
            return entity;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order", "BelowBase", "Custom", "External", "Replaced"})
    void theSerialVersionStays(String name) throws ReflectiveOperationException {
        assertThat(version(loader("woven"), name)).isEqualTo(version(loader("unwoven"), name));
    }

    private static long version(ClassLoader loader, String name) throws ClassNotFoundException {
        return ObjectStreamClass.lookup(loader.loadClass("fixture." + name)).getSerialVersionUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order", "Custom", "External", "Replaced"})
    void objectsAreExchanged(String name) throws Exception {
        for (String sender : new String[] {"woven", "unwoven", "apart"}) {
            for (String receiver : new String[] {"woven", "unwoven", "apart"}) {
                Function<String, Object> sent = create(loader(sender), "fixture." + name);
                change(sent, "sent");
                Function<String, Object> received = read(write(sent), loader(receiver));
                assertThat(received.apply(""))
                        .as(sender + " to " + receiver)
                        .isEqualTo(name.equals("Custom") ? "sent+0" : "sent0");
                assertThat(received instanceof Instrumented).isEqualTo(receiver.equals("woven"));
            }
        }
    }

    @Test
    void theStateTravels() throws Exception {
        Function<String, Object> sent = create(loader("woven"), "fixture.Order");
        InstanceState state = ((Instrumented) sent).$athanor$state();
        RecordingOwner.attachUnloaded(sent);
        state.markLoaded(1, true);
        state.key = 17L;
        state.version = 3;
        state.mapper = "a mapper";
        state.held = new Object();
        state.flags = 5;
        change(sent, "changed");
        Function<String, Object> received = read(write(sent), loader("woven"));
        InstanceState arrived = ((Instrumented) received).$athanor$state();
        assertThat(arrived).isNotSameAs(state);
        assertThat(arrived.index()).isSameAs(((Instrumented) received).$athanor$index());
        assertThat(new boolean[] {arrived.isLoaded(0), arrived.isLoaded(1), arrived.isLoaded(2), arrived.isLoaded(3)})
                .containsExactly(false, true, true, false);
        assertThat(arrived.isChanged(2)).isTrue();
        assertThat(arrived.isChanged(1)).isFalse();
        assertThat(arrived.isDirect(1)).isTrue();
        assertThat(arrived.key).isEqualTo(17L);
        assertThat(arrived.version).isEqualTo(3);
        assertThat(arrived.owner()).isNull();
        assertThat(arrived.mapper).isNull();
        assertThat(arrived.held).isNull();
        assertThat(arrived.flags).isZero();
    }

    @Test
    void aKeyThatCannotTravelStaysBehind() throws Exception {
        Function<String, Object> sent = create(loader("woven"), "fixture.Order");
        ((Instrumented) sent).$athanor$state().key = new Object();
        Function<String, Object> received = read(write(sent), loader("woven"));
        assertThat(((Instrumented) received).$athanor$state().key).isNull();
    }

    @Test
    void everythingCountsAsSetWhereTheSenderWasNotWoven() throws Exception {
        Function<String, Object> received = read(write(create(loader("unwoven"), "fixture.Order")), loader("woven"));
        InstanceState arrived = ((Instrumented) received).$athanor$state();
        for (int i = 0; i < 4; i++) {
            assertThat(arrived.isLoaded(i)).isTrue();
        }
        assertThat(arrived.isAnyChanged()).isFalse();
    }

    @Test
    void theStateTravelsBelowASuperclassThatDoesNot() throws Exception {
        Function<String, Object> sent = create(loader("woven"), "fixture.BelowBase");
        RecordingOwner.attachUnloaded(sent);
        ((Instrumented) sent).$athanor$state().key = "key";
        change(sent, "lost");
        byte[] withoutMore = write(sent);
        change(sent, "more=sent");
        for (byte[] bytes : new byte[][] {withoutMore, write(sent)}) {
            Function<String, Object> received = read(bytes, loader("woven"));
            InstanceState arrived = ((Instrumented) received).$athanor$state();
            assertThat(arrived.key).isEqualTo("key");
            assertThat(arrived.isChanged(4)).isEqualTo(bytes != withoutMore);
            assertThat(arrived.isLoaded(4)).isEqualTo(bytes != withoutMore);
            assertThat(received.apply("")).isEqualTo("name0" + (bytes == withoutMore ? "more" : "sent"));
            // And on to the next.
            Function<String, Object> again = read(write(received), loader("woven"));
            assertThat(((Instrumented) again).$athanor$state().key).isEqualTo("key");
        }
        Function<String, Object> fromUnwoven =
                read(write(create(loader("apart"), "fixture.BelowBase")), loader("woven"));
        assertThat(((Instrumented) fromUnwoven).$athanor$state().isLoaded(4)).isTrue();
        assertThat(((Instrumented) fromUnwoven).$athanor$state().isLoaded(3)).isFalse();
        assertThat(read(write(sent), loader("apart")).apply("")).isEqualTo("name0sent");
    }

    @Test
    void aReadObjectOfTheClassIsKeptOnAllItsPaths() throws Exception {
        for (String number : new String[] {"number=5", "number=-5"}) {
            Function<String, Object> sent = create(loader("unwoven"), "fixture.Custom");
            change(sent, number);
            Function<String, Object> received = read(write(sent), loader("woven"));
            assertThat(((Instrumented) received).$athanor$state().isLoaded(1)).isTrue();
            assertThat(received.apply("")).isEqualTo(number.equals("number=5") ? "name+5" : "name-5");
        }
    }

    @Test
    void attributesAreFoundByNameWhereTheClassHasAnotherOrder() throws Exception {
        String head =
                "package fixture; @jakarta.persistence.Entity public class Evolving implements java.io.Serializable,"
                        + " java.util.function.Function<String, Object> { private static final long serialVersionUID = 1;";
        String tail = " public Object apply(String text) { b = text; return this; } }";
        Map<String, byte[]> first = Sources.release(17)
                .with("fixture.Evolving", head + "String a; String b; String gone;" + tail)
                .compile();
        Map<String, byte[]> second = Sources.release(17)
                .with("fixture.Evolving", head + "String added; String b; String c; String a;" + tail)
                .compile();
        Function<String, Object> sent = create(WeavingLoader.weaving(first), "fixture.Evolving");
        change(sent, "b");
        Function<String, Object> received = read(write(sent), WeavingLoader.weaving(second));
        InstanceState arrived = ((Instrumented) received).$athanor$state();
        assertThat(new boolean[] {arrived.isLoaded(0), arrived.isLoaded(1), arrived.isLoaded(2), arrived.isLoaded(3)})
                .containsExactly(false, true, false, false);
    }
}
