package dev.athanor.internal.loading;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.StateMessage;
import java.util.List;

/**
 * Makes instances of which only the key is known: objects of the entity class itself, which read their row at the first
 * touch of anything else. There are no proxies.
 */
public final class ReferenceFactory {
    private final LoadContext load;

    /**
     * Creates the factory of one session.
     *
     * @param load what loaders need of the session
     */
    public ReferenceFactory(LoadContext load) {
        this.load = load;
    }

    /**
     * The instance of an identity, without a statement where that is possible.
     *
     * @param mapper the entity type
     * @param key its key
     * @return the instance that the session has, or a reference
     * @throws MissingRowException if the type has subclasses, so that the row had to be read, and there is none
     */
    public Object get(Mapper mapper, Object key) {
        Object present = load.context().find(mapper, key);
        if (present != null) {
            return present;
        }
        if (mapper.isPolymorphic() || mapper.isAbstract() || !mapper.isWoven()) {
            // Which class to make an object of is in the row; and what cannot ask for its row later has it now.
            Object loaded = new EntityLoader(load).find(mapper, key);
            if (loaded == null) {
                throw new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(mapper, key));
            }
            return loaded;
        }
        Object instance = instantiate(mapper);
        Keys.write(mapper, instance, key);
        load.context().addPersistent(mapper, key, instance);
        PersistenceContext.setReference(States.of(instance), true);
        return instance;
    }

    /** A new object without any state: what its constructor did is not what the row says. */
    public static Object instantiate(Mapper mapper) {
        List<ClassLevel> levels = mapper.levels();
        try {
            Object instance = levels.get(levels.size() - 1).access().newInstance();
            States.of(instance).reset();
            return instance;
        } catch (InstantiationException e) {
            throw new IllegalStateException("an abstract type has no rows: " + mapper, e);
        }
    }
}
