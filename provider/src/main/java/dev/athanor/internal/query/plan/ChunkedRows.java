package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.ResultReader;
import dev.athanor.internal.jdbc.RowCursor;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Results that are read from an open cursor in chunks, while a stream asks for them. For one thread at a time. */
final class ChunkedRows extends Spliterators.AbstractSpliterator<@Nullable Object> {
    private final RowCursor cursor;
    private final int chunkSize;
    private final ResultReader<List<@Nullable Object>> reader;
    private Iterator<@Nullable Object> chunk = List.<@Nullable Object>of().iterator();
    private boolean ended;

    ChunkedRows(RowCursor cursor, int chunkSize, ResultReader<List<@Nullable Object>> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.cursor = cursor;
        this.chunkSize = chunkSize;
        this.reader = reader;
    }

    Stream<@Nullable Object> stream() {
        return StreamSupport.stream(this, false).onClose(cursor::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super @Nullable Object> action) {
        if (!chunk.hasNext() && !ended) {
            List<@Nullable Object> next = cursor.read(reader);
            chunk = next.iterator();
            if (next.size() < chunkSize) {
                ended = true;
                cursor.close();
            }
        }
        if (!chunk.hasNext()) {
            return false;
        }
        action.accept(chunk.next());
        return true;
    }
}
