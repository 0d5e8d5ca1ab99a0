package dev.athanor.type;

import dev.athanor.message.ConversionException;
import dev.athanor.message.DatabaseMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Any other Serializable as its bytes. Compared by bytes and never by {@code equals}, which may look at less than what
 * is stored.
 */
final class SerializableType extends ScalarType<Object> {
    SerializableType(Class<?> javaType, int jdbcType) {
        super(javaType, jdbcType, Types.VARBINARY);
    }

    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : deserialized(bytes);
    }

    @Override
    void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        statement.setBytes(parameter, serialized(value));
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public @Nullable Object copy(@Nullable Object value) {
        return value == null ? null : deserialized(serialized(value));
    }

    @Override
    public boolean isSame(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? a == b : Arrays.equals(serialized(a), serialized(b));
    }

    @Override
    public int hash(@Nullable Object value) {
        return value == null ? 0 : Arrays.hashCode(serialized(value));
    }

    private byte[] serialized(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new ConversionException(
                    e, DatabaseMessage.NOT_SERIALIZABLE, javaType().getName());
        }
        return bytes.toByteArray();
    }

    private Object deserialized(byte[] bytes) {
        try (ObjectInputStream in = new LoaderAwareInput(new ByteArrayInputStream(bytes), javaType())) {
            return javaType().cast(in.readObject());
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new ConversionException(
                    e, DatabaseMessage.NOT_DESERIALIZABLE, javaType().getName());
        }
    }

    /** Finds classes in the loader of the attribute's type first, then where the JDK looks, last in the thread's. */
    private static final class LoaderAwareInput extends ObjectInputStream {
        private final Class<?> neighbour;

        LoaderAwareInput(InputStream in, Class<?> neighbour) throws IOException {
            super(in);
            this.neighbour = neighbour;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, neighbour.getClassLoader());
            } catch (ClassNotFoundException notThere) {
                try {
                    return super.resolveClass(description);
                } catch (ClassNotFoundException nowhere) {
                    nowhere.addSuppressed(notThere);
                    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
                    if (ofThread == null) {
                        throw nowhere;
                    }
                    return Class.forName(description.getName(), false, ofThread);
                }
            }
        }
    }
}
