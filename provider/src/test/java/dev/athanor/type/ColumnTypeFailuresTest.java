package dev.athanor.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConversionException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Rows that do not fit the type, and values that cannot be written. */
final class ColumnTypeFailuresTest {
    private enum Colour {
        RED
    }

    private interface Reading {
        void read(ResultSet rows) throws SQLException;
    }

    private static void reading(TestDatabase database, String sql, Reading reading) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            reading.read(rows);
        }
    }

    @OnEachDatabase
    void unknownConstant_isRefusedWithoutTheValue(TestDatabase database) throws SQLException {
        reading(database, "SELECT 77, 'GREEN'", rows -> {
            assertThatThrownBy(() -> ColumnTypes.enumOrdinal(Colour.class).read(rows, 1))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageStartingWith("ATH4020")
                    .hasMessageContaining(Colour.class.getName())
                    .hasMessageNotContaining("77");
            assertThatThrownBy(() -> ColumnTypes.enumName(Colour.class).read(rows, 2))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageNotContaining("GREEN");
        });
    }

    @OnEachDatabase
    void bytesThatAreNoObject(TestDatabase database) throws SQLException {
        String bytes = database.kind() == TestDatabase.Kind.POSTGRES ? "'\\x0102'::bytea" : "X'0102'";
        reading(
                database,
                "SELECT " + bytes,
                rows -> assertThatThrownBy(
                                () -> ColumnTypes.serializable(List.class).read(rows, 1))
                        .isInstanceOf(ConversionException.class)
                        .hasMessageStartingWith("ATH4022"));
    }

    @OnEachDatabase
    void objectThatIsNotSerializable(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS VARCHAR)")) {
            assertThatThrownBy(() -> ColumnTypes.serializable(List.class)
                            .write(statement, 1, new java.util.ArrayList<>(List.of(new Object()))))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageStartingWith("ATH4021");
        }
    }

    @OnEachDatabase
    void blankCharacters_comeBackBlank(TestDatabase database) throws SQLException {
        reading(database, "SELECT CAST(' ' AS CHAR(1)), ''", rows -> {
            assertThat(ColumnTypes.CHARACTER.read(rows, 1)).isEqualTo(' ');
            assertThat(ColumnTypes.CHARACTER.read(rows, 2)).isEqualTo(' ');
        });
    }
}
