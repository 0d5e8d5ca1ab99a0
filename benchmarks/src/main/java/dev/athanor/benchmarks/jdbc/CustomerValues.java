package dev.athanor.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code customer}. */
record CustomerValues(long id, String name, String email, String city, BigDecimal credit, boolean active, int version) {
    static CustomerValues load(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, name, email, city, credit, active, version from customer where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new CustomerValues(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getBigDecimal(5),
                        rows.getBoolean(6),
                        rows.getInt(7));
            }
        }
    }

    /** The row after its next update. */
    CustomerValues withCity(String newCity) {
        return new CustomerValues(id, name, email, newCity, credit, active, version + 1);
    }

    String line() {
        return id + " " + name + " " + email + " " + city + " " + credit + " " + active + " " + version;
    }
}
