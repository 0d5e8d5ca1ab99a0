package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.StatementBatch;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Rows that one statement writes. */
final class RowBatches {
    private RowBatches() {}

    /** Splits rows into runs of one statement each, and keeps their order. */
    static <T> void runs(List<Object> rows, Function<Object, T> statement, BiConsumer<T, List<Object>> send) {
        int start = 0;
        while (start < rows.size()) {
            T first = statement.apply(rows.get(start));
            int end = start + 1;
            while (end < rows.size() && statement.apply(rows.get(end)).equals(first)) {
                end++;
            }
            send.accept(first, start == 0 && end == rows.size() ? rows : rows.subList(start, end));
            start = end;
        }
    }

    /** Binds one row of a batch. */
    interface RowBinding {
        void bind(Object instance, PreparedStatement statement) throws SQLException;
    }

    static void send(StatementBatch batch, List<Object> rows, RowBinding binding) {
        try (batch) {
            for (Object row : rows) {
                batch.add(statement -> binding.bind(row, statement));
            }
            batch.execute();
        }
    }
}
