package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.WriteBack;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a rollback must undo in the instances: who was inserted, which keys and versions were written into them. After a
 * rollback managed and removed instances are detached, those that were new in the transaction are new again, without the
 * keys that it generated. Jakarta Persistence 3.2, section 3.4.3, leaves it open.
 */
final class TransactionSnapshot {
    private final WriteBack writeBack = new WriteBack();
    private final List<Object> inserted = new ArrayList<>();

    WriteBack writeBack() {
        return writeBack;
    }

    /** A flush has inserted rows. */
    void record(List<Object> instances) {
        inserted.addAll(instances);
    }

    /** The transaction is committed: there is nothing to undo any more. */
    void forget() {
        writeBack.keep();
        inserted.clear();
    }

    /** The transaction is rolled back. */
    void restore(PersistenceContext context) {
        context.clear();
        writeBack.undo();
        for (Object instance : inserted) {
            InstanceState state = States.of(instance);
            if (Lifecycle.of(state) == Lifecycle.DETACHED) {
                state.key = null;
                Lifecycle.move(state, Lifecycle.TRANSIENT);
                for (Attribute attribute : ((Mapper) Objects.requireNonNull(state.mapper)).attributes()) {
                    if (attribute instanceof PluralAttribute
                            && attribute.get(instance) instanceof TrackedCollection tracked) {
                        tracked.renew();
                    }
                }
            }
        }
        inserted.clear();
    }
}
