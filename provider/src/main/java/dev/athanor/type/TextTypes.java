package dev.athanor.type;

import dev.athanor.instrument.NativeKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Characters, texts and UUIDs. A large text (CLOB) travels as a string: drivers take and give it so, and NULL is bound
 * as a plain string because PostgreSQL's driver takes a NULL of type CLOB for a large object's number.
 */
final class TextTypes {
    private TextTypes() {}

    static final class StringType extends ScalarType<String> {
        StringType(int jdbcType) {
            super(String.class, jdbcType, Types.VARCHAR);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.STRING;
        }

        @Override
        public @Nullable String read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, String value) throws SQLException {
            statement.setString(parameter, value);
        }
    }

    static final class CharacterType extends ScalarType<Character> {
        CharacterType() {
            super(Character.class, Types.CHAR);
        }

        @Override
        public @Nullable Character read(ResultSet row, int column) throws SQLException {
            String value = row.getString(column);
            if (value == null) {
                return null;
            }
            // An empty text is a blank of which a CHAR column kept nothing but the padding.
            return value.isEmpty() ? Character.valueOf(' ') : Character.valueOf(value.charAt(0));
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Character value) throws SQLException {
            statement.setString(parameter, value.toString());
        }
    }

    static final class CharArrayType extends ScalarType<char[]> {
        CharArrayType(int jdbcType) {
            super(char[].class, jdbcType, Types.VARCHAR);
        }

        @Override
        public char @Nullable [] read(ResultSet row, int column) throws SQLException {
            String value = row.getString(column);
            return value == null ? null : value.toCharArray();
        }

        @Override
        void bind(PreparedStatement statement, int parameter, char[] value) throws SQLException {
            statement.setString(parameter, new String(value));
        }

        @Override
        public boolean isMutable() {
            return true;
        }

        @Override
        public @Nullable Object copy(@Nullable Object value) {
            return value == null ? null : ((char[]) value).clone();
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return Arrays.equals((char[]) a, (char[]) b);
        }

        @Override
        public int hash(@Nullable Object value) {
            return Arrays.hashCode((char[]) value);
        }
    }

    static final class CharacterArrayType extends ScalarType<Character[]> {
        CharacterArrayType(int jdbcType) {
            super(Character[].class, jdbcType, Types.VARCHAR);
        }

        @Override
        public Character @Nullable [] read(ResultSet row, int column) throws SQLException {
            String value = row.getString(column);
            if (value == null) {
                return null;
            }
            Character[] characters = new Character[value.length()];
            Arrays.setAll(characters, value::charAt);
            return characters;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Character[] value) throws SQLException {
            StringBuilder text = new StringBuilder(value.length);
            for (Character character : value) {
                text.append(character.charValue());
            }
            statement.setString(parameter, text.toString());
        }

        @Override
        public boolean isMutable() {
            return true;
        }

        @Override
        public @Nullable Object copy(@Nullable Object value) {
            return value == null ? null : ((Character[]) value).clone();
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return Arrays.equals((Character[]) a, (Character[]) b);
        }

        @Override
        public int hash(@Nullable Object value) {
            return Arrays.hashCode((Character[]) value);
        }
    }

    /** {@link Types} has no code for UUID; OTHER without further definition stands for it. */
    static final class UuidType extends ScalarType<UUID> {
        UuidType() {
            super(UUID.class, Types.OTHER);
        }

        @Override
        public @Nullable UUID read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, UUID value) throws SQLException {
            statement.setObject(parameter, value);
        }
    }
}
