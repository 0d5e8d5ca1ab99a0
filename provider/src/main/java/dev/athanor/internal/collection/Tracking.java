package dev.athanor.internal.collection;

import dev.athanor.instrument.QuietReads;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping behind a tracked collection: where it belongs, whether it is loaded, what the rows hold, what is
 * queued. Each kind of collection has one subclass that reaches its content. Every change of every collection passes
 * {@link #changing}, or {@link #joining} and {@link #leaving} that include it, before and {@link #joined} or {@link #left} after it.
 */
abstract class Tracking {
    private final CollectionKind kind;
    private @Nullable Object owner;
    private int attribute;
    private boolean initialized;
    private boolean released;
    private boolean irregular;
    /** Images of what the rows hold, in their order; null while that is what the collection holds. */
    private @Nullable List<@Nullable Object> committed;

    private @Nullable PendingMutations pending;

    Tracking(@Nullable Object owner, int attribute, CollectionKind kind) {
        this.kind = kind;
        this.owner = owner;
        this.attribute = attribute;
    }

    // ---- content, by kind; raw ------------------------------------------------------------------------------

    /** The collection itself. */
    abstract TrackedCollection self();

    /** The members as they are; of a map the values. */
    abstract Collection<?> content();

    /** Images of the members, in order; of a map whose rows have keys, entries of images. */
    List<@Nullable Object> images() {
        List<@Nullable Object> images = new ArrayList<>(content().size());
        for (Object element : content()) {
            images.add(kind.elements().image(element));
        }
        return images;
    }

    /** Takes these elements and no others. */
    abstract void replaceContent(Collection<?> elements);

    /** Adds an element at the end. */
    abstract void append(@Nullable Object element);

    /** Adds an element at the end; of a map an entry with the key that the program has chosen. */
    void admit(@Nullable Object element) {
        append(element);
    }

    /** Removes the first occurrence of an element, by identity. */
    abstract void drop(@Nullable Object element);

    /** Whether an element of which one occurrence left occurs once more. */
    boolean stillHolds(@Nullable Object element) {
        return Identity.contains(content(), element);
    }

    // ---- what the session asks ------------------------------------------------------------------------------

    final @Nullable Object owner() {
        return owner;
    }

    final int attribute() {
        return attribute;
    }

    final boolean isInitialized() {
        return initialized;
    }

    final boolean isModified() {
        return committed != null || pending != null && !pending.isEmpty();
    }

    final Collection<?> members() {
        return Collections.unmodifiableCollection(known());
    }

    final List<?> rows() {
        known();
        return images();
    }

    final List<?> committedRows() {
        known();
        return committed == null ? images() : Collections.unmodifiableList(committed);
    }

    private Collection<?> known() {
        if (!initialized) {
            throw new IllegalStateException(subject() + " is not initialised");
        }
        return content();
    }

    final List<?> added() {
        if (!initialized) {
            return pending == null ? List.of() : pending.added();
        }
        return committed == null ? List.of() : difference(elements(images()), elements(committed));
    }

    final List<?> removed() {
        if (!initialized) {
            return pending == null ? List.of() : pending.removed();
        }
        return committed == null ? List.of() : difference(elements(committed), elements(images()));
    }

    /** The images of elements in images of rows. */
    private List<?> elements(List<?> images) {
        return kind.hasEntries()
                ? images.stream().map(row -> ((Map.Entry<?, ?>) row).getValue()).toList()
                : images;
    }

    private List<?> difference(List<?> of, List<?> without) {
        if (kind.events() != null) {
            // An element is there or not, however often.
            return Identity.missing(of, without);
        }
        return kind.elements().isIdentity() ? Identity.difference(of, without) : Images.difference(of, without);
    }

    // ---- what the session tells -----------------------------------------------------------------------------

    final void fill(Collection<?> rows) {
        if (kind.isQueue()) {
            // Never loaded as a whole, whoever brings the rows.
            return;
        }
        replaceContent(rows);
        content().forEach(this::belongs);
        initialized = true;
        irregular = false;
        committed = null;
        boolean known = !kind.elements().isImmutable()
                && owner != null
                && States.of(owner).isChanged(attribute);
        if (known || kind.elements().changesUnseen()) {
            // Nobody will say that an element changes: the owner is known as changed, or the element tells nobody.
            keepCommitted();
        }
        PendingMutations queued = pending;
        pending = null;
        if (queued != null && !queued.isEmpty()) {
            keepCommitted();
            queued.applyTo(this);
        }
    }

    /** Takes members that the program has put together and no row holds yet. */
    final void start(Collection<?> elements) {
        if (kind.isQueue()) {
            elements.forEach(queue()::add);
            return;
        }
        replaceContent(elements);
        content().forEach(this::belongs);
        initialized = true;
        renew();
    }

    final boolean isIrregular() {
        return irregular;
    }

    final void markIrregular() {
        irregular = true;
    }

    final void flushed() {
        irregular &= committed == null || kind.elements().changesUnseen() && committed.equals(images());
        committed = null;
        pending = null;
        if (initialized && kind.elements().changesUnseen()) {
            keepCommitted();
        }
    }

    final void reset() {
        replaceContent(List.of());
        initialized = false;
        flushed();
        if (owner != null) {
            // Whoever reads the attribute next is to know that the members are needed again.
            States.of(owner).clearDirect(attribute);
        }
    }

    final void release() {
        released = true;
    }

    final CollectionKind kind() {
        return kind;
    }

    final void adopt(Object newOwner, int newAttribute) {
        owner = newOwner;
        attribute = newAttribute;
        released = false;
    }

    final void replaces(TrackedCollection before) {
        irregular = before.isIrregular();
        committed = before.isInitialized() ? new ArrayList<>(before.committedRows()) : List.of();
        before.release();
    }

    /** An element is about to change in place. */
    final void remember() {
        if (initialized) {
            keepCommitted();
        }
    }

    final void renew() {
        if (!kind.isQueue()) {
            committed = List.of();
        }
    }

    final void queueAdd(@Nullable Object element) {
        if (!initialized) {
            if (kind.isQueue() || !queue().isQueuedToJoin(element)) {
                changing();
                queue().add(element);
            }
        } else if (kind.events() != null || !Identity.contains(content(), element)) {
            changing();
            append(element);
        }
    }

    final void queueRemove(@Nullable Object element) {
        if (!initialized) {
            if (kind.isQueue() || !queue().isQueuedToLeave(element)) {
                changing();
                queue().remove(element);
            }
        } else if (Identity.contains(content(), element)) {
            changing();
            drop(element);
        }
    }

    // ---- what the collection calls --------------------------------------------------------------------------

    /**
     * The members are needed: loads them if they are not in memory. Where they cannot be loaded, equals, hashCode and
     * toString of an entity see no members, because those never throw.
     */
    final void require() {
        if (initialized || QuietReads.isActive() && !obtain()) {
            return;
        }
        if (!load()) {
            throw owner == null
                    ? new UnloadedAttributeException(StateMessage.UNLOADED_COLLECTION_OF_STREAM)
                    : new UnloadedAttributeException(StateMessage.UNLOADED_COLLECTION, subject());
        }
    }

    /** For equals, hashCode and toString, which never throw: whether the members are there or could be loaded. */
    final boolean obtain() {
        try {
            return initialized || load();
        } catch (UnloadedAttributeException noSession) {
            // The session is closed but has not let go of its instances: the same as having none.
            return false;
        }
    }

    private boolean load() {
        StateOwner session = session();
        if (session != null) {
            session.initialize(Objects.requireNonNull(owner), attribute);
        }
        return initialized;
    }

    /** Whether this is the living content of that attribute. */
    final boolean isInUseAt(Object holder, int number) {
        return owner == holder && attribute == number && !released;
    }

    /** Whether a change that does not need the members can be queued instead of loading them. */
    final boolean canQueue() {
        return !initialized && kind.canQueue() && session() != null;
    }

    /** Whether entities can come and go while nobody knows who is there: not where their positions or keys matter. */
    final boolean takesBlindChanges() {
        return !initialized
                && !kind.isOrdered()
                && kind.form() != CollectionKind.Form.MAP
                && kind.elements().isIdentity()
                && session() != null;
    }

    final boolean isQueued(@Nullable Object element) {
        return pending != null && (pending.isQueuedToJoin(element) || pending.isQueuedToLeave(element));
    }

    /** Queues an addition that the program asked for. */
    final void enqueue(@Nullable Object element) {
        changing();
        queue().add(element);
        joined(element);
    }

    /** An element joins a collection whose members nobody asks for: it stays queued even if somebody refuses it. */
    final void queueJoin(@Nullable Object element) {
        changing();
        queue().add(element);
        joining(element);
        joined(element);
    }

    /** An element leaves a collection whose members nobody asks for, whether it is in there or not. */
    final void queueLeave(@Nullable Object element) {
        changing();
        queue().remove(element);
        leaving(element);
        left(element);
    }

    /** Who looks for the elements of a collection that is not kept; null if the owner has no session. */
    final @Nullable ElementSource source() {
        return session() instanceof ElementSource source ? source : null;
    }

    /** Whether the owner has a row, but no session that could read others. */
    final boolean isCutOff() {
        Object holder = owner;
        return holder != null && States.of(holder).key != null && session() == null;
    }

    private PendingMutations queue() {
        PendingMutations queue = pending;
        if (queue == null) {
            queue = new PendingMutations(kind.isQueue());
            pending = queue;
        }
        return queue;
    }

    /** Before every change. */
    final void changing() {
        Object holder = owner;
        if (holder != null && !released) {
            States.of(holder).writing(holder, attribute, self());
        }
        if (initialized) {
            keepCommitted();
        }
    }

    private void keepCommitted() {
        if (committed == null) {
            committed = images();
        }
    }

    /** Whether members are told of before they come and go. */
    final boolean hasEvents() {
        return kind.events() != null && owner != null && !released;
    }

    /** Before an element joins. */
    final void joining(@Nullable Object element) {
        MemberEvents events = kind.events();
        if (events == null || owner == null || released) {
            changing();
        } else {
            events.joining(owner, self(), element);
        }
    }

    /** An element is added that is a member, and stays one. */
    final void rejoining(@Nullable Object element) {
        MemberEvents events = kind.events();
        if (events != null && owner != null && !released) {
            events.rejoining(owner, element);
        }
    }

    /** Before one occurrence of an element leaves. */
    final void leaving(@Nullable Object element) {
        MemberEvents events = kind.events();
        if (events == null || owner == null || released) {
            changing();
        } else {
            events.leaving(owner, self(), element);
        }
    }

    /** Before several elements leave. */
    final void leaving(Collection<?> elements) {
        if (hasEvents()) {
            elements.forEach(this::leaving);
        } else {
            changing();
        }
    }

    /** An element is a member from now on. */
    final void belongs(@Nullable Object element) {
        if (owner != null) {
            kind.elements().joins(owner, attribute, element);
        }
    }

    /** After an element joined. */
    final void joined(@Nullable Object element) {
        belongs(element);
        StateOwner session = listener();
        if (session != null) {
            session.added(Objects.requireNonNull(owner), attribute, element);
        }
    }

    /** After several elements joined. */
    final void joined(Collection<?> elements) {
        elements.forEach(this::belongs);
        StateOwner session = listener();
        if (session != null) {
            Object holder = Objects.requireNonNull(owner);
            elements.forEach(element -> session.added(holder, attribute, element));
        }
    }

    /** After one occurrence of an element left: reported if it was the last one. */
    final void left(@Nullable Object element) {
        StateOwner session = listener();
        if (session != null && !stillHolds(element)) {
            session.removed(Objects.requireNonNull(owner), attribute, element);
        }
    }

    /** After several occurrences left: each element is reported once, unless it still occurs. */
    final void left(Collection<?> elements) {
        StateOwner session = listener();
        if (session != null) {
            Object holder = Objects.requireNonNull(owner);
            Set<@Nullable Object> seen = Identity.set(content());
            for (Object element : elements) {
                if (seen.add(element)) {
                    session.removed(holder, attribute, element);
                }
            }
        }
    }

    /** Who hears of elements that have come and gone: of values nobody needs to, and others have been told before. */
    private @Nullable StateOwner listener() {
        return kind.elements().isIdentity() && kind.events() == null ? session() : null;
    }

    private @Nullable StateOwner session() {
        Object holder = owner;
        return holder == null || released ? null : States.of(holder).reachOwner();
    }

    /** Class and attribute, for messages. */
    final String subject() {
        Object holder = owner;
        return holder == null
                ? "a collection"
                : States.of(holder).index().type().getSimpleName() + "."
                        + States.of(holder).index().name(attribute);
    }
}
