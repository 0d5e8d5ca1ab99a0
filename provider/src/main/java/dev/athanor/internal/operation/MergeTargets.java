package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.ReferenceFactory;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.DirtyMergeException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import dev.athanor.message.TransientMergeException;
import dev.athanor.message.UnloadedAttributeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which instance of the session {@code merge} copies onto: the given one if it is persistent here, else the one of the same identity,
 * which may have to be loaded, else a new one. For one call.
 */
final class MergeTargets {
    private static final Logger LOG = LoggerFactory.getLogger(MergeTargets.class);

    /** One identity, as the session knows it. */
    private record Identity(Mapper root, Object key) {}

    private final OperationContext operation;
    private final Rules rules;
    private final PersistOperation persist;
    private final boolean load;
    private final BiFunction<Association, @Nullable Object, @Nullable Object> managed;
    /** Several given instances may have one key. */
    private final Map<Identity, Object> byIdentity = new HashMap<>();

    private final List<Object> made = new ArrayList<>();

    /**
     * Creates the search for one call.
     *
     * @param operation what the verbs need of the session
     * @param load whether rows may be read
     * @param managed gives the instance of this session for one that a key refers to
     */
    MergeTargets(
            OperationContext operation,
            boolean load,
            BiFunction<Association, @Nullable Object, @Nullable Object> managed) {
        this.operation = operation;
        this.rules = operation.context().rules();
        this.persist = new PersistOperation(operation);
        this.load = load;
        this.managed = managed;
    }

    /** The instances that were made because there were none, in that order. */
    List<Object> made() {
        return made;
    }

    /** The target of a given instance. */
    Object of(Mapper mapper, Object source) {
        InstanceState state = States.of(source);
        if (operation.context().isAttached(source)) {
            if (Lifecycle.isRemoved(state) && rules.is(Switch.MERGE_REMOVED, Choices.MergeRemoved.ERROR)) {
                throw new InvalidArgumentException(StateMessage.REMOVED_MERGE, Keys.describe(mapper, state.key));
            }
            switch (Lifecycle.of(state)) {
                case PERSISTENT -> {
                    return source;
                }
                case PENDING -> {
                    if (rules.is(Switch.MERGE_PENDING, Choices.MergePending.RETURN)) {
                        return source;
                    }
                    LOG.warn(StateMessage.PENDING_MERGE.text(Keys.describe(source)));
                }
                default -> {
                    // Its row is gone, so that it can be the source of a new one.
                }
            }
        }
        return ofAnother(mapper, source, state);
    }

    private Object ofAnother(Mapper mapper, Object source, InstanceState state) {
        if (!load && state.key == null) {
            throw new TransientMergeException(StateMessage.TRANSIENT_MERGE, Keys.describe(source));
        }
        requireKey(mapper, source, state);
        if (!load) {
            OperationContext.requireWoven(mapper, source, "merge without loading");
        }
        Object key = mapper.keyOf(source);
        Object target = key == null ? ofPartialKey(mapper, source, state) : present(mapper, key);
        if (target == null) {
            target = load ? fresh(mapper, source, state) : stamped(mapper, state, Objects.requireNonNull(key));
            made.add(target);
        } else {
            check(mapper, source, state, target);
        }
        if (key != null) {
            byIdentity.put(new Identity(mapper.root(), key), target);
        }
        return target;
    }

    /** What had a row that was rolled back may have forgotten its key, and with it who it is. */
    private static void requireKey(Mapper mapper, Object source, InstanceState state) {
        for (Attribute part : mapper.idAttributes()) {
            if (state.key == null && state.isExpired(part.number())) {
                throw new UnloadedAttributeException(
                        StateMessage.LATE_UNLOADED, Keys.describe(source) + "." + part.name());
            }
        }
    }

    private @Nullable Object present(Mapper mapper, Object key) {
        Object present = operation.context().identityMap().get(mapper, key);
        if (present != null && !needsRow()) {
            if (!Mapper.of(present).isA(mapper)) {
                // Another type took over the row: it has no place for this state.
                throw new IdentityTakenException(StateMessage.TAKEN_IDENTITY, Keys.describe(mapper, key));
            }
            return present;
        }
        Object before = byIdentity.get(new Identity(mapper.root(), key));
        if (before != null || !load) {
            return before;
        }
        EntityLoader loader = new EntityLoader(operation.load());
        // An instance that is to be flushed first, and was not, is nobody's target.
        return rules.is(Switch.MERGE_PENDING, Choices.MergePending.FLUSH)
                ? loader.findRow(mapper, key)
                : loader.find(mapper, key);
    }

    /** Where rows have keys that are null in part, there may be one for such a key, if all parts were set. */
    private @Nullable Object ofPartialKey(Mapper mapper, Object source, InstanceState state) {
        if (!mapper.hasPartialKeys()) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (KeyPart part : mapper.id()) {
            if (!state.isLoaded(part.attribute().number())) {
                return null;
            }
            values.add(part.get(source));
        }
        Object key = KeyForm.ofSome(values);
        return key == null ? null : new EntityLoader(operation.load()).findRow(mapper, key);
    }

    /** Whether differences are looked for, so that an instance of which only the key is known must be read. */
    private boolean needsRow() {
        return load && rules.is(Switch.MERGE_WRITES, Choices.MergeWrites.CHANGES);
    }

    // ---- versions ----------------------------------------------------------------------------------------------

    private void check(Mapper mapper, Object source, InstanceState state, Object target) {
        if (Lifecycle.isRemoved(States.of(target)) && rules.is(Switch.MERGE_REMOVED, Choices.MergeRemoved.ERROR)) {
            throw new InvalidArgumentException(StateMessage.REMOVED_MERGE, Keys.describe(target));
        }
        BasicAttribute version = mapper.version();
        if (version == null || !state.isLoaded(version.number()) || !rules.isOn(Switch.MERGE_VERSION)) {
            return;
        }
        Object before = version.get(source);
        Object now = AttributeReader.read(target, version, needsRow() ? PassiveMode.LOAD : PassiveMode.NO_LOAD);
        boolean unset = before == null && rules.is(Switch.MERGE_UNSET, Choices.MergeUnset.COPY);
        if (!unset && now != InstanceState.NOT_LOADED && !Objects.equals(before, now)) {
            throw new StaleStateException(source, StateMessage.STALE_ROW, Keys.describe(target));
        }
    }

    // ---- new instances -----------------------------------------------------------------------------------------

    /** A new instance, to be inserted. */
    private Object fresh(Mapper mapper, Object source, InstanceState state) {
        if (mapper.version() != null
                && Lifecycle.of(state) == Lifecycle.DETACHED
                && rules.is(Switch.MERGE_MISSING_ROW, Choices.MergeMissingRow.ERROR)) {
            throw new StaleStateException(source, StateMessage.STALE_ROW, Keys.describe(mapper, mapper.keyOf(source)));
        }
        Object target = ReferenceFactory.instantiate(mapper);
        // Before it joins, because it joins with its key.
        if (rules.is(Switch.MERGE_WRITES, Choices.MergeWrites.ALL)) {
            for (Attribute id : mapper.idAttributes()) {
                if (!(id instanceof ToOneAttribute) && state.isLoaded(id.number())) {
                    copyId(id, source, target);
                }
            }
        } else if (mapper.keyGeneration().kind() == KeyGeneration.Kind.ASSIGNED) {
            mapper.idAttributes().forEach(id -> copyId(id, source, target));
        }
        persist.adopt(mapper, target);
        return target;
    }

    private void copyId(Attribute id, Object source, Object target) {
        if (id instanceof EmbeddedAttribute embedded) {
            AttributeWriter.write(target, embedded, new EmbeddableCopier(managed).copy(embedded, embedded.get(source)));
        } else if (id instanceof ToOneAttribute toOne) {
            AttributeWriter.write(target, toOne, managed.apply(toOne, toOne.get(source)));
        } else {
            AttributeWriter.write(target, id, id.get(source));
        }
    }

    /** An instance of a row that is taken on trust. */
    private Object stamped(Mapper mapper, InstanceState state, Object key) {
        if (state.isAnyChanged()) {
            throw new DirtyMergeException(StateMessage.DIRTY_MERGE, Keys.describe(mapper, key));
        }
        Object target = ReferenceFactory.instantiate(mapper);
        Keys.write(mapper, target, key);
        operation.context().noteWork();
        operation.context().addPersistent(mapper, key, target);
        for (Attribute id : mapper.idAttributes()) {
            if (!state.isLoaded(id.number())) {
                // It is what it was known by; what it is now is read with the rest.
                States.of(target).markExpired(id.number());
            }
        }
        return target;
    }

    // ---- references --------------------------------------------------------------------------------------------

    /** What a reference to an object that is not merged becomes. */
    Object reference(Mapper mapper, Object object) {
        if (operation.context().isAttached(object)) {
            return object;
        }
        Object key = mapper.keyOf(object);
        // A new object that nothing cascades to is left as it is: the flush says what it makes of it.
        return key == null ? object : new ReferenceFactory(operation.load()).get(mapper, key);
    }
}
