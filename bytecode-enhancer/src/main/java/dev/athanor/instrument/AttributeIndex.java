package dev.athanor.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The attribute numbers of one woven class: all instance fields of its hierarchy, superclass first, each class in the
 * order of its fields. The first number of a class is taken from its superclass when the class is initialised, never
 * baked into the bytes, so that classes can be compiled apart. Immutable but for the binding; shared by all threads.
 */
public final class AttributeIndex {
    /** One cell per class, kept by the class itself: goes with its loader. */
    private static final ClassValue<AtomicReference<@Nullable AttributeIndex>> DEFINED = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable AttributeIndex> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private final @Nullable AttributeIndex parent;
    private final Class<?> type;
    private final String[] names;
    private final int base;
    private volatile @Nullable TravellingIndex travelling;
    private volatile @Nullable TypeBinding binding;

    private AttributeIndex(@Nullable AttributeIndex parent, Class<?> type, String[] names) {
        this.parent = parent;
        this.type = type;
        this.names = names;
        this.base = parent == null ? 0 : parent.size();
    }

    /**
     * Called once by the static initialiser of each woven class.
     *
     * @param contract the contract's version that the class was woven for
     * @param parent index of the woven superclass, or null
     * @param type the woven class
     * @param names its instance fields, in order
     * @return the index of the class
     * @throws EnhancementMismatchError if the class was woven for another version of the contract
     */
    public static AttributeIndex define(int contract, @Nullable AttributeIndex parent, Class<?> type, String... names) {
        if (contract != Instrumented.CONTRACT) {
            throw new EnhancementMismatchError(type.getName(), contract, Instrumented.CONTRACT);
        }
        AttributeIndex index = new AttributeIndex(parent, type, names.clone());
        DEFINED.get(type).set(index);
        return index;
    }

    /**
     * The index of a class, which is initialised if it has not been.
     *
     * @param type any class
     * @return the index of the class or of its nearest woven superclass; null if there is none
     */
    public static @Nullable AttributeIndex of(Class<?> type) {
        for (Class<?> level = type;
                level != null && Instrumented.class.isAssignableFrom(level);
                level = level.getSuperclass()) {
            initialize(level);
            AttributeIndex index = DEFINED.get(level).get();
            if (index != null) {
                return index;
            }
        }
        return null;
    }

    /**
     * The numbers of any class: those that weaving gave it, or for a class that is not woven the same numbers given now.
     * Superclasses of the JDK have none.
     *
     * @param type a managed class or a superclass of one
     */
    public static AttributeIndex numbering(Class<?> type) {
        AttributeIndex woven = of(type);
        if (woven != null && woven.type == type) {
            return woven;
        }
        AtomicReference<@Nullable AttributeIndex> cell = DEFINED.get(type);
        AttributeIndex known = cell.get();
        if (known != null) {
            return known;
        }
        Class<?> above = type.getSuperclass();
        AttributeIndex parent = above == null || above.getClassLoader() == null ? null : numbering(above);
        List<String> names = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                names.add(field.getName());
            }
        }
        AttributeIndex made = new AttributeIndex(parent, type, names.toArray(new String[0]));
        return cell.compareAndSet(null, made) ? made : Objects.requireNonNull(cell.get());
    }

    private static void initialize(Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type + " is not known to its own loader", e);
        }
    }

    /** The first number of the fields that the class itself declares. */
    public int base() {
        return base;
    }

    /** How many attributes the hierarchy has. */
    public int size() {
        return base + names.length;
    }

    /** The class that this index numbers. */
    public Class<?> type() {
        return type;
    }

    /** The index of the woven superclass, or null. */
    public @Nullable AttributeIndex parent() {
        return parent;
    }

    /**
     * The field's name behind a number.
     *
     * @param attribute attribute number
     * @throws IndexOutOfBoundsException if there is none
     */
    public String name(int attribute) {
        return attribute < base && parent != null ? parent.name(attribute) : names[attribute - base];
    }

    /**
     * The class that declares a field.
     *
     * @param attribute attribute number
     */
    public Class<?> declaring(int attribute) {
        return attribute < base && parent != null ? parent.declaring(attribute) : type;
    }

    /**
     * The number of a field.
     *
     * @param declaring the class that declares it: this one or a superclass
     * @param field its name
     * @return the number, or -1 if that class is not part of the hierarchy or has no such field
     */
    public int number(Class<?> declaring, String field) {
        if (declaring != type) {
            return parent == null ? -1 : parent.number(declaring, field);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(field)) {
                return base + i;
            }
        }
        return -1;
    }

    /** All names in the order of their numbers. */
    public List<String> names() {
        List<String> all = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            all.add(name(i));
        }
        return all;
    }

    /** The form in which the numbers are sent to another JVM: one object, so that a stream has it once. */
    TravellingIndex travelling() {
        TravellingIndex made = travelling;
        if (made == null) {
            made = new TravellingIndex(this);
            travelling = made;
        }
        return made;
    }

    /** What the open factories know of the class, or null while none is open. */
    public @Nullable TypeBinding binding() {
        return binding;
    }

    /**
     * Called by {@link TypeBindings} only.
     *
     * @param newBinding the binding, or null to unbind
     */
    void setBinding(@Nullable TypeBinding newBinding) {
        binding = newBinding;
    }
}
