package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.BatchOutcome;
import dev.athanor.internal.state.Keys;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import java.util.List;

/**
 * What must hold of the rows of a batch, one per instance: a row that should be there and is not means that somebody
 * else has changed or deleted it.
 */
class RowOutcome implements BatchOutcome {
    private final List<Object> instances;
    private final boolean mustMatch;

    RowOutcome(List<Object> instances, boolean mustMatch) {
        this.instances = instances;
        this.mustMatch = mustMatch;
    }

    final Object instance(int row) {
        return instances.get(row);
    }

    @Override
    public void executed(int row, int count) {
        if (count == 0 && mustMatch) {
            throw new StaleStateException(instance(row), StateMessage.STALE_ROW, describe(row));
        }
    }

    @Override
    public final String describe(int row) {
        return Keys.describe(instance(row));
    }
}
