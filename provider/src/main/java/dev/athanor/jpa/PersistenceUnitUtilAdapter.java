package dev.athanor.jpa;

import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.session.Inspection;
import dev.athanor.internal.state.LoadedRule;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.metamodel.Attribute;
import org.jspecify.annotations.Nullable;

/** What a program may ask about instances of one factory. Thread-safe as far as the instances are. */
final class PersistenceUnitUtilAdapter implements PersistenceUnitUtil {
    private final SessionFactory factory;

    PersistenceUnitUtilAdapter(SessionFactory factory) {
        this.factory = factory;
    }

    private Inspection inspection() {
        return new Inspection(factory.services().model());
    }

    @Override
    public boolean isLoaded(Object entity, String attribute) {
        return LoadedRule.isLoaded(entity, attribute).orElse(true);
    }

    @Override
    public <E> boolean isLoaded(E entity, Attribute<? super E, ?> attribute) {
        return isLoaded(entity, attribute.getName());
    }

    @Override
    public boolean isLoaded(Object entity) {
        return LoadedRule.isLoaded(entity).orElse(true);
    }

    @Override
    public void load(Object entity, String attribute) {
        inspection().load(entity, attribute);
    }

    @Override
    public <E> void load(E entity, Attribute<? super E, ?> attribute) {
        load(entity, attribute.getName());
    }

    @Override
    public void load(Object entity) {
        inspection().load(entity);
    }

    @Override
    public boolean isInstance(Object entity, Class<?> type) {
        inspection().mapper(entity);
        inspection().mapperOf(type);
        return type.isInstance(entity);
    }

    @Override
    @SuppressWarnings("unchecked") // there are no proxies: an instance is of its entity's class
    public <T> Class<? extends T> getClass(T entity) {
        return (Class<? extends T>) inspection().mapper(entity).javaType();
    }

    @Override
    public @Nullable Object getIdentifier(Object entity) {
        return inspection().identifier(entity);
    }

    @Override
    public @Nullable Object getVersion(Object entity) {
        return inspection().version(entity);
    }
}
