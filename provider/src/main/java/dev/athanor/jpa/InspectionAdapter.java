package dev.athanor.jpa;

import dev.athanor.AthanorSession;
import dev.athanor.AttributeHistory;
import dev.athanor.EntityState;
import dev.athanor.Inspection;
import dev.athanor.internal.session.SessionInstances;
import dev.athanor.internal.state.InstanceView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one instance, for programs. */
record InspectionAdapter(InstanceView view) implements Inspection {
    @Override
    public Object entity() {
        return view.instance();
    }

    @Override
    public EntityState state() {
        return view.state();
    }

    @Override
    public @Nullable AthanorSession session() {
        return view.owner() instanceof SessionInstances instances
                ? instances.session().face()
                : null;
    }

    @Override
    public @Nullable Object key() {
        return view.key();
    }

    @Override
    public Set<String> loaded() {
        return view.loaded();
    }

    @Override
    public Set<String> expired() {
        return view.expired();
    }

    @Override
    public Set<String> unloaded() {
        return view.unloaded();
    }

    @Override
    public @Nullable Object value(String attribute) {
        return view.value(attribute);
    }

    @Override
    public AttributeHistory history(String attribute) {
        return view.history(attribute);
    }

    @Override
    public boolean isModified() {
        return view.isModified();
    }
}
