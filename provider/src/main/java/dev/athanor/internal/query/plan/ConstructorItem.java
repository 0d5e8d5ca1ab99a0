package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.RowContext;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new object of each row. The constructor is resolved once to a method handle that takes an array: it unboxes and
 * widens as a call in Java does. Immutable, part of cached plans.
 */
final class ConstructorItem implements RowItem {
    private final Constructor<?> constructor;
    private final MethodHandle maker;
    private final List<RowItem> arguments;

    /**
     * @throws InvalidArgumentException if the class does not let anybody call the constructor
     */
    ConstructorItem(Constructor<?> constructor, List<RowItem> arguments) {
        this.constructor = constructor;
        this.arguments = List.copyOf(arguments);
        try {
            constructor.setAccessible(true);
            maker = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asFixedArity()
                    .asSpreader(Object[].class, arguments.size())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new InvalidArgumentException(
                    e,
                    QueryCallMessage.CLOSED_CONSTRUCTOR,
                    constructor.getDeclaringClass().getName(),
                    constructor.getDeclaringClass().getPackageName());
        }
    }

    @Override
    public Object read(ResultSet row, RowContext context) throws SQLException {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).read(row, context);
            if (values[i] == null && constructor.getParameterTypes()[i].isPrimitive()) {
                throw new InvalidArgumentException(
                        QueryCallMessage.NULL_FOR_PRIMITIVE,
                        constructor.getDeclaringClass().getName(),
                        i + 1,
                        constructor.getParameterTypes()[i].getName());
            }
        }
        return make(values);
    }

    // A method handle throws what the constructor throws; a checked exception cannot be thrown on from here.
    private Object make(@Nullable Object[] values) {
        try {
            return maker.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InvalidArgumentException(
                    e,
                    QueryCallMessage.CONSTRUCTOR_FAILED,
                    constructor.getDeclaringClass().getName(),
                    e.getClass().getName());
        }
    }
}
