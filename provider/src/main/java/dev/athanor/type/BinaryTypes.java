package dev.athanor.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes. Large binary values (BLOB) travel as byte arrays, and NULL is bound as VARBINARY, because PostgreSQL's driver
 * takes a NULL of type BLOB for a large object's number.
 */
final class BinaryTypes {
    private BinaryTypes() {}

    static final class ByteArrayType extends ScalarType<byte[]> {
        ByteArrayType(int jdbcType) {
            super(byte[].class, jdbcType, Types.VARBINARY);
        }

        @Override
        public byte @Nullable [] read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, byte[] value) throws SQLException {
            statement.setBytes(parameter, value);
        }

        @Override
        public boolean isMutable() {
            return true;
        }

        @Override
        public @Nullable Object copy(@Nullable Object value) {
            return value == null ? null : ((byte[]) value).clone();
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return Arrays.equals((byte[]) a, (byte[]) b);
        }

        @Override
        public int hash(@Nullable Object value) {
            return Arrays.hashCode((byte[]) value);
        }
    }

    static final class BoxedByteArrayType extends ScalarType<Byte[]> {
        BoxedByteArrayType(int jdbcType) {
            super(Byte[].class, jdbcType, Types.VARBINARY);
        }

        @Override
        public Byte @Nullable [] read(ResultSet row, int column) throws SQLException {
            byte[] bytes = row.getBytes(column);
            if (bytes == null) {
                return null;
            }
            Byte[] boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return boxed;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Byte[] value) throws SQLException {
            byte[] bytes = new byte[value.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = value[i];
            }
            statement.setBytes(parameter, bytes);
        }

        @Override
        public boolean isMutable() {
            return true;
        }

        @Override
        public @Nullable Object copy(@Nullable Object value) {
            return value == null ? null : ((Byte[]) value).clone();
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return Arrays.equals((Byte[]) a, (Byte[]) b);
        }

        @Override
        public int hash(@Nullable Object value) {
            return Arrays.hashCode((Byte[]) value);
        }
    }
}
