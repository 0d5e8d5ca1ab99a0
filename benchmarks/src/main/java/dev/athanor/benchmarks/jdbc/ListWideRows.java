package dev.athanor.benchmarks.jdbc;

import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

final class ListWideRows extends JdbcWork<List<WideValues>> {
    private static final String SQL = "select " + WideValues.COLUMNS + " from wide_row order by id";

    ListWideRows(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    List<WideValues> run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            List<WideValues> values = new ArrayList<>();
            while (rows.next()) {
                values.add(WideValues.read(rows));
            }
            return values;
        }
    }

    @Override
    public List<String> describe(List<WideValues> rows) {
        return rows.stream().map(row -> components(row).toString()).toList();
    }

    private static List<Object> components(WideValues row) {
        try {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : WideValues.class.getRecordComponents()) {
                values.add(component.getAccessor().invoke(row));
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
