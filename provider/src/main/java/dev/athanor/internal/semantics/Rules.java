package dev.athanor.internal.semantics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value for every switch: those of a profile, and whatever a program has chosen otherwise. Immutable. */
public final class Rules {
    /** What Jakarta Persistence requires. */
    public static final Rules STANDARD = of(Profile.STANDARD);

    /** What SQLAlchemy documents. */
    public static final Rules SQLALCHEMY = of(Profile.SQLALCHEMY);

    private final @Nullable Object[] values;

    private Rules(@Nullable Object[] values) {
        this.values = values;
    }

    /** The values of a profile. */
    public static Rules of(Profile profile) {
        @Nullable Object[] values = new Object[Switch.all().size()];
        for (Switch<?> each : Switch.all()) {
            values[each.ordinal()] = each.value(profile);
        }
        return new Rules(values);
    }

    /** These values, but for one switch. */
    public <T> Rules with(Switch<T> choice, T value) {
        @Nullable Object[] changed = values.clone();
        changed[choice.ordinal()] = value;
        return new Rules(changed);
    }

    /**
     * The value of a switch that every persistence unit has a value for.
     *
     * @throws NullPointerException if it is one that only single relationships or queries have
     */
    public <T> T get(Switch<T> choice) {
        return Objects.requireNonNull(choice.type().cast(values[choice.ordinal()]), choice.name());
    }

    /** Whether a switch has this value. */
    public <T> boolean is(Switch<T> choice, T value) {
        return value.equals(values[choice.ordinal()]);
    }

    /** The value of a switch that is either on or off. */
    public boolean isOn(Switch<Boolean> choice) {
        return Boolean.TRUE.equals(values[choice.ordinal()]);
    }
}
