package dev.athanor.instrument;

import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bookkeeping of one enhanced instance: which attributes are loaded, which have changed since the last flush and
 * what they were before, and the provider's facts about the instance.
 *
 * <p>Three bits per attribute. <b>loaded</b>: the field holds a value, loaded or set by the program. <b>direct</b>: the
 * field may be read without asking anybody; a subset of loaded, because mutable values are remembered before they are
 * handed out. <b>changed</b>: the program has written it since the last flush. Attributes from number 64 on live in
 * further words.
 *
 * <p>Travels with a serialised instance: which attributes are loaded and changed, the key and the version; never the
 * session or a value. See {@link TravellingState}.
 *
 * <p>Not thread-safe, like the entity.
 */
public final class InstanceState implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Stands for a committed value that was never read from the database. */
    public static final Object NOT_LOADED = new Object() {
        @Override
        public String toString() {
            return "<not loaded>";
        }
    };

    private static final long[] NO_WORDS = {};

    /** What {@link #accessor} can be: the program's own calls, a getter or a setter called by the provider. */
    private static final int OF_PROGRAM = 0;

    private static final int GETTER = 1;
    private static final int SETTER = 2;

    private final transient AttributeIndex index;

    private transient long loaded;
    private transient long direct;
    private transient long changed;
    /** Words of the attributes from 64 on: loaded, direct, changed, loaded, direct, changed... */
    private transient long[] more = NO_WORDS;
    /** One bit for each attribute that was forgotten because its row may have changed; no words on most instances. */
    private transient long[] expired = NO_WORDS;

    private transient @Nullable StateOwner owner;
    private transient @Nullable Object @Nullable [] committed;
    /** The holders of an embeddable; of an entity what the provider keeps of its owners. One or the other: see {@link #parentage}. */
    private transient @Nullable Object parents;

    private transient int accessor = OF_PROGRAM;
    /** Attributes that are known to be empty in the row without having been read; null if there are none. */
    private transient @Nullable BitSet absent;

    // Facts of the provider. The enhancer's side never looks at them.

    /** Whose row this is: the provider's mapper; null while no session has ever seen the instance. */
    public transient @Nullable Object mapper;

    /** The primary key under which the row is known, or null. */
    public transient @Nullable Object key;

    /** Version of the row as last read or written, or null. */
    public transient @Nullable Object version;

    /** Keys of to-one attributes that are not loaded; layout known to the provider. */
    public transient @Nullable Object held;

    /** The instances that were loaded together with this one, so that what is lazy can be loaded together too. */
    public @Nullable Object peers;

    /** What the fields held when they were last read or written, for a class that is not woven; null otherwise. */
    public transient @Nullable Object @Nullable [] snapshot;

    /** Flags of the provider's life cycle. */
    public transient int flags;

    /**
     * Creates the state of a new instance: no attribute is loaded, no attribute is changed.
     *
     * @param index the attribute numbers of the instance's class
     */
    public InstanceState(AttributeIndex index) {
        this.index = index;
    }

    /** The attribute numbers of the instance's class. */
    public AttributeIndex index() {
        return index;
    }

    /** Whether the attribute has a value in memory. */
    public boolean isLoaded(int attribute) {
        return attribute < 64 ? (loaded & 1L << attribute) != 0 : (word(attribute, 0) & 1L << attribute) != 0;
    }

    /** Whether the field may be read without asking anybody. */
    public boolean isDirect(int attribute) {
        return attribute < 64 ? (direct & 1L << attribute) != 0 : (word(attribute, 1) & 1L << attribute) != 0;
    }

    /** Whether the program has written the attribute since the last flush. */
    public boolean isChanged(int attribute) {
        return attribute < 64 ? (changed & 1L << attribute) != 0 : (word(attribute, 2) & 1L << attribute) != 0;
    }

    /** Whether any attribute has been written since the last flush. */
    public boolean isAnyChanged() {
        if (changed != 0) {
            return true;
        }
        for (int i = 2; i < more.length; i += 3) {
            if (more[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Marks the attribute as loaded; direct too if it can be handed out without being remembered. */
    public void markLoaded(int attribute, boolean alsoDirect) {
        set(attribute, 0);
        if (alsoDirect) {
            set(attribute, 1);
        }
    }

    /** Allows direct reads of a loaded attribute from now on. */
    public void markDirect(int attribute) {
        set(attribute, 1);
    }

    /** Sends the next read of the attribute to the owner again, although it is loaded. */
    public void clearDirect(int attribute) {
        clear(attribute, 1);
    }

    /** Marks a whole range as loaded by masks; the fast path of hydration for the first 64 attributes. */
    public void markLoaded(long loadedMask, long directMask) {
        loaded |= loadedMask;
        direct |= directMask;
    }

    /** Whether the attribute is not loaded, but the row is known to hold nothing for it: it was inserted without. */
    public boolean isAbsent(int attribute) {
        return absent != null && absent.get(attribute) && !isLoaded(attribute);
    }

    /** The row was inserted without the attribute, which was never set: it is not loaded, and reads as null. */
    public void markAbsent(int attribute) {
        markUnloaded(attribute);
        if (absent == null) {
            absent = new BitSet();
        }
        absent.set(attribute);
    }

    /** Forgets that the attribute was loaded and its change with it; its committed value is dropped. */
    public void markUnloaded(int attribute) {
        if (absent != null) {
            absent.clear(attribute);
        }
        clear(attribute, 0);
        clear(attribute, 1);
        clear(attribute, 2);
        if (committed != null && attribute < committed.length) {
            committed[attribute] = null;
        }
    }

    /** Forgets the attribute like {@link #markUnloaded}, and that it is to be read anew. */
    public void markExpired(int attribute) {
        markUnloaded(attribute);
        noteExpired(attribute);
    }

    private void noteExpired(int attribute) {
        int word = attribute / 64;
        if (word >= expired.length) {
            long[] grown = new long[word + 1];
            System.arraycopy(expired, 0, grown, 0, expired.length);
            expired = grown;
        }
        expired[word] |= 1L << attribute;
    }

    /** Whether the attribute was forgotten because its row may have changed, and has no value since. */
    public boolean isExpired(int attribute) {
        int word = attribute / 64;
        return word < expired.length && (expired[word] & 1L << attribute) != 0 && !isLoaded(attribute);
    }

    /** No attribute is to be read anew any more: those without a value count as never loaded. */
    public void clearExpired() {
        expired = NO_WORDS;
    }

    /**
     * The attribute has no value any more, by the program's will: it is not loaded, but still changed, and what it was before
     * the change is still known.
     *
     * @param expired whether it was forgotten before, and is still to be read anew
     */
    public void markUnset(int attribute, boolean expired) {
        clear(attribute, 0);
        clear(attribute, 1);
        if (expired) {
            noteExpired(attribute);
        } else if (attribute / 64 < this.expired.length) {
            this.expired[attribute / 64] &= ~(1L << attribute);
        }
    }

    /** The attribute has no value any more, by the program's will, and had one. See {@link #markUnset(int, boolean)}. */
    public void markUnset(int attribute) {
        markUnset(attribute, false);
    }

    /** Forgets all that is known of attributes: nothing loaded, nothing changed. */
    public void reset() {
        loaded = 0;
        direct = 0;
        changed = 0;
        more = NO_WORDS;
        expired = NO_WORDS;
        committed = null;
        absent = null;
    }

    /** Marks the attribute as changed and keeps what it was, unless it is already marked. */
    public void markChanged(int attribute, @Nullable Object before) {
        if (!isChanged(attribute)) {
            set(attribute, 2);
            keep(attribute, before);
        }
    }

    /** The attribute is written: what the field holds now is what the row holds. */
    public void clearChanged(int attribute) {
        clear(attribute, 2);
        if (committed != null && attribute < committed.length) {
            committed[attribute] = null;
        }
    }

    /** Everything is written: no attribute is changed any more. */
    public void clearAllChanged() {
        changed = 0;
        for (int i = 2; i < more.length; i += 3) {
            more[i] = 0;
        }
        committed = null;
    }

    /**
     * The value before the first change since the last flush.
     *
     * @return the value, {@link #NOT_LOADED} if it was not loaded then; meaningful for changed attributes only
     */
    public @Nullable Object committed(int attribute) {
        return committed == null || attribute >= committed.length ? null : committed[attribute];
    }

    /** Replaces the value that is kept as the one before the change, for values that are copied first. */
    public void keep(int attribute, @Nullable Object before) {
        if (committed == null || committed.length <= attribute) {
            @Nullable Object[] grown = new Object[Math.max(attribute + 1, 8)];
            if (committed != null) {
                System.arraycopy(committed, 0, grown, 0, committed.length);
            }
            committed = grown;
        }
        committed[attribute] = before;
    }

    /** The session that the instance belongs to, or null. */
    public @Nullable StateOwner owner() {
        return owner;
    }

    /** Gives the instance to a session, or frees it with null. */
    public void setOwner(@Nullable StateOwner newOwner) {
        owner = newOwner;
    }

    /**
     * Makes an embeddable report its changes to the instance that holds it. Shared embeddables have several parents.
     *
     * @param parent the holder
     * @param attribute the attribute of the holder
     */
    public void addParent(Object parent, int attribute) {
        parents = EmbeddableParent.add(parents, parent, attribute);
    }

    /** Who holds the embeddable, or has held it: a holder that has since let go of it is still told of changes. */
    public java.util.List<EmbeddableParent> holders() {
        return EmbeddableParent.all(parents);
    }

    /** What the provider keeps of the owners that an entity has along relationships, or null. */
    public @Nullable Object parentage() {
        return parents;
    }

    /** Keeps something of the owners that an entity has; never for embeddables. */
    public void setParentage(Object kept) {
        parents = kept;
    }

    /** The session that the instance belongs to; of an embeddable that of a holder; null if there is none. */
    public @Nullable StateOwner reachOwner() {
        if (owner != null || parents == null) {
            return owner;
        }
        for (EmbeddableParent parent : holders()) {
            StateOwner found = States.of(parent.holder()).reachOwner();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // ---- accessors that the provider calls ---------------------------------------------------------------------

    /**
     * The provider is about to call a getter of the program. What the getter writes is no change, and what it reads is
     * handed out to nobody; only what is not loaded is loaded, because the getter may need it.
     *
     * @return what to give to {@link #endAccessor}
     */
    public int beginGetter() {
        int before = accessor;
        // Loading what one getter needs can call another: that one gets by with what is there.
        accessor = before == OF_PROGRAM ? GETTER : SETTER;
        return before;
    }

    /**
     * The provider is about to call setters of the program. What they write is no change, and what they read is the
     * fields as they are: the instance may be loaded by half.
     *
     * @return what to give to {@link #endAccessor}
     */
    public int beginSetter() {
        int before = accessor;
        accessor = SETTER;
        return before;
    }

    /**
     * The accessor has returned or thrown.
     *
     * @param before what the beginning returned
     */
    public void endAccessor(int before) {
        accessor = before;
    }

    // ---- called by woven code -------------------------------------------------------------------------------

    /** Slow path of a read: the attribute is not direct. Called by woven code only. */
    public void read(Instrumented self, int attribute) {
        StateOwner session = owner;
        if (accessor != OF_PROGRAM && (accessor == SETTER || session == null || isLoaded(attribute))) {
            return;
        }
        boolean quiet = QuietReads.isActive();
        if (session != null) {
            if (quiet) {
                session.readingQuietly(self, attribute);
            } else {
                session.reading(self, attribute);
            }
            return;
        }
        TypeBinding binding = index.binding();
        if (binding != null && (isLoaded(attribute) ? binding.isEvented(attribute) : !quiet)) {
            binding.readingUnowned(self, attribute);
        }
    }

    /**
     * A write of a reference field outside a constructor. Called by woven code only.
     *
     * @return what the field is to hold
     */
    public @Nullable Object write(Instrumented self, int attribute, @Nullable Object old, @Nullable Object value) {
        if (accessor != OF_PROGRAM) {
            return value;
        }
        return assign(self, attribute, old, value);
    }

    /**
     * What a write of a reference field means, before it happens: for woven code, and for the engine where it writes on
     * behalf of the program.
     *
     * @return what the field is to hold
     */
    public @Nullable Object assign(Object self, int attribute, @Nullable Object old, @Nullable Object value) {
        TypeBinding binding = index.binding();
        if (binding != null && binding.isEvented(attribute)) {
            return binding.assigning(self, attribute, old, value);
        }
        writing(self, attribute, old);
        allowDirect(binding, attribute);
        return value;
    }

    /**
     * A write inside a constructor: counts as set unless the value is null or an empty collection. Called by woven code
     * only.
     */
    public void writeInConstructor(int attribute, @Nullable Object value) {
        boolean counts = value instanceof Collection<?> c
                ? !c.isEmpty()
                : value instanceof Map<?, ?> m ? !m.isEmpty() : value != null;
        if (counts) {
            TypeBinding binding = index.binding();
            set(attribute, 0);
            allowDirect(binding, attribute);
            rememberNew(binding, attribute);
        }
    }

    /** A write of a primitive field inside a constructor: always counts as set. Called by woven code only. */
    public void writeInConstructor(int attribute) {
        set(attribute, 0);
        set(attribute, 1);
        rememberNew(index.binding(), attribute);
    }

    /** What a constructor sets was never anything else. */
    private void rememberNew(@Nullable TypeBinding binding, int attribute) {
        if (binding != null && binding.remembersUnowned()) {
            markChanged(attribute, NOT_LOADED);
        }
    }

    /** While no factory is open nobody knows which reads will be events: they stay on the slow path until then. */
    private void allowDirect(@Nullable TypeBinding binding, int attribute) {
        if (binding != null && !binding.isEvented(attribute)) {
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, boolean old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, byte old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, short old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, char old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, int old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, long old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, float old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /** A write of a primitive field outside a constructor. Called by woven code only. */
    public void write(Instrumented self, int attribute, double old) {
        if (!isChanged(attribute) && accessor == OF_PROGRAM) {
            writing(self, attribute, old);
            set(attribute, 1);
        }
    }

    /**
     * Records a change before it happens and tells whoever must know: the session, and the holders of an embeddable.
     * Also called for collections and for mutable values that turn out to have changed.
     */
    public void writing(Object self, int attribute, @Nullable Object old) {
        StateOwner session = owner;
        if (session != null && !isChanged(attribute)) {
            keep(attribute, isLoaded(attribute) ? old : NOT_LOADED);
            set(attribute, 2);
            set(attribute, 0);
            session.changing(self, attribute, old);
        } else {
            if (session == null && isExpired(attribute)) {
                replacingForgotten(self, attribute);
            }
            // Of a detached instance it must be known whether it is still what was read.
            if (session == null && !isChanged(attribute) && (key != null || remembersUnowned())) {
                markChanged(attribute, isLoaded(attribute) ? old : NOT_LOADED);
            }
            set(attribute, 0);
        }
        // An embeddable never counts as changed itself: each of its writes is a change of its holders.
        if (parents != null) {
            EmbeddableParent.tell(parents, self);
        }
    }

    private void replacingForgotten(Object self, int attribute) {
        TypeBinding binding = index.binding();
        if (binding != null) {
            binding.replacingForgotten(self, attribute);
        }
    }

    /** Whether changes are kept while no session has the instance. */
    public boolean remembersUnowned() {
        TypeBinding binding = index.binding();
        return binding != null && binding.remembersUnowned();
    }

    /**
     * A serialised instance has arrived, whose class is the topmost woven one. If its sender's class was not woven, every
     * attribute counts as set. Called by woven code only.
     *
     * @param self the instance
     * @param sent the content of the field of the state, which is null if it was not sent
     */
    public static void arrived(Instrumented self, @Nullable InstanceState sent) {
        if (sent == null) {
            self.$athanor$state().take(null, 0);
        }
    }

    /**
     * A serialised instance has arrived, whose topmost woven class is not serialisable. What its sender knew of it
     * becomes part of its state; if the sender's class was not woven, every attribute that was sent counts as set. Called
     * by woven code only.
     *
     * @param self the instance
     * @param sent the state that was sent along; the instance's own one if none was
     * @param from the first attribute that was sent
     */
    public static void arrived(Instrumented self, @Nullable InstanceState sent, int from) {
        InstanceState state = self.$athanor$state();
        state.take(sent == state ? null : sent, from);
    }

    private void take(@Nullable InstanceState sent, int from) {
        for (int i = from; i < index.size(); i++) {
            if (sent == null || sent.isLoaded(i)) {
                set(i, 0);
                allowDirect(index.binding(), i);
            }
            if (sent != null && sent.isChanged(i)) {
                markChanged(i, NOT_LOADED);
            }
        }
        if (sent != null) {
            key = sent.key;
            version = sent.version;
        }
    }

    /**
     * The state of a copy made by {@code clone()}: a new instance on which everything is set that was set on the
     * original. Called by woven code only.
     *
     * @param original the state of the original, or null
     */
    public static @Nullable InstanceState cloned(@Nullable InstanceState original) {
        if (original == null) {
            return null;
        }
        InstanceState copy = new InstanceState(original.index);
        for (int i = 0; i < original.index.size(); i++) {
            if (original.isLoaded(i)) {
                copy.set(i, 0);
                copy.allowDirect(original.index.binding(), i);
            }
        }
        return copy;
    }

    @Serial
    private Object writeReplace() {
        return TravellingState.of(this);
    }

    // ---- bits -------------------------------------------------------------------------------------------------

    private long word(int attribute, int kind) {
        int at = (attribute / 64 - 1) * 3 + kind;
        return at < more.length ? more[at] : 0;
    }

    private void set(int attribute, int kind) {
        long bit = 1L << attribute;
        if (attribute < 64) {
            switch (kind) {
                case 0 -> loaded |= bit;
                case 1 -> direct |= bit;
                default -> changed |= bit;
            }
            return;
        }
        int at = (attribute / 64 - 1) * 3 + kind;
        if (at >= more.length) {
            long[] grown = new long[attribute / 64 * 3];
            System.arraycopy(more, 0, grown, 0, more.length);
            more = grown;
        }
        more[at] |= bit;
    }

    private void clear(int attribute, int kind) {
        long keep = ~(1L << attribute);
        if (attribute < 64) {
            switch (kind) {
                case 0 -> loaded &= keep;
                case 1 -> direct &= keep;
                default -> changed &= keep;
            }
            return;
        }
        int at = (attribute / 64 - 1) * 3 + kind;
        if (at < more.length) {
            more[at] &= keep;
        }
    }
}
