package dev.athanor.samples.chinook.reference;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads a database by plain JDBC. */
public final class JdbcReader {

    private static final List<String> TABLES = List.of(
            "genre",
            "media_type",
            "artist",
            "album",
            "track",
            "employee",
            "customer",
            "invoice",
            "invoice_line",
            "playlist",
            "playlist_track");

    private JdbcReader() {}

    public static DatabaseContent read(DataSource database) {
        DatabaseContent content = new DatabaseContent();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        content.add(table, row(rows));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return content;
    }

    private static SortedMap<String, String> row(ResultSet rows) throws SQLException {
        SortedMap<String, String> row = new TreeMap<>();
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), text(rows.getObject(i)));
        }
        return row;
    }

    private static String text(Object value) {
        if (value instanceof Number) {
            return FileReader.number(new BigDecimal(value.toString()));
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        }
        return value == null ? "(null)" : value.toString();
    }
}
