package dev.athanor.jpa;

import dev.athanor.AthanorSession;
import dev.athanor.AutoflushBlock;
import dev.athanor.DynamicCollection;
import dev.athanor.Inspection;
import dev.athanor.Savepoint;
import dev.athanor.StateListener;
import dev.athanor.TransactionStatus;
import dev.athanor.internal.session.Session;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an EntityManager can do beyond the standard: hands over to the session of its EntityManager. For one thread at a time.
 */
final class AthanorSessionAdapter implements AthanorSession {
    private final EntityManagerAdapter manager;

    AthanorSessionAdapter(EntityManagerAdapter manager) {
        this.manager = manager;
    }

    private Session session() {
        return manager.opened();
    }

    private void run(Runnable work) {
        RollbackRule.run(session(), work);
    }

    // ---- looking --------------------------------------------------------------------------------------------------

    @Override
    public Inspection inspect(Object entity) {
        return new InspectionAdapter(session().inspect(entity));
    }

    @Override
    public Set<Object> newInstances() {
        return session().newInstances();
    }

    @Override
    public Set<Object> dirtyInstances() {
        return session().dirtyInstances();
    }

    @Override
    public Set<Object> deletedInstances() {
        return session().deletedInstances();
    }

    @Override
    public Set<Object> identityMap() {
        return session().identityMap();
    }

    @Override
    public Iterator<Object> iterator() {
        return Stream.concat(newInstances().stream(), identityMap().stream()).iterator();
    }

    @Override
    public boolean contains(Object entity) {
        return session().holds(entity);
    }

    @Override
    public TransactionStatus transactionStatus() {
        return session().transactionStatus();
    }

    @Override
    public int savepointDepth() {
        return session().savepointDepth();
    }

    // ---- states ---------------------------------------------------------------------------------------------------

    @Override
    public void add(Object entity) {
        run(() -> manager.opened().add(entity));
    }

    @Override
    public void reattach(Object entity) {
        run(() -> manager.opened().reattach(entity));
    }

    @Override
    @SuppressWarnings("unchecked") // an instance of the same class
    public <T> T mergeWithoutLoad(T entity) {
        Session session = session();
        return RollbackRule.call(session, () -> (T) session.mergeWithoutLoad(entity));
    }

    @Override
    public void makeTransient(Object entity) {
        run(() -> manager.opened().makeTransient(entity));
    }

    @Override
    public void makeDetached(Object entity) {
        run(() -> manager.opened().makeDetached(entity));
    }

    @Override
    public void enableLoading(Object entity) {
        run(() -> manager.opened().enableLoading(entity));
    }

    // ---- attributes -----------------------------------------------------------------------------------------------

    @Override
    public void expire(Object entity, String... attributes) {
        run(() -> manager.opened().expire(entity, attributes));
    }

    @Override
    public void expireAll() {
        run(() -> manager.opened().expireAll());
    }

    @Override
    public void refresh(Object entity, String... attributes) {
        run(() -> manager.opened().refresh(entity, attributes));
    }

    @Override
    public void unset(Object entity, String attribute) {
        session().unset(entity, attribute);
    }

    @Override
    public <E> DynamicCollection<E> dynamic(Object entity, String attribute) {
        return session().dynamic(entity, attribute);
    }

    // ---- transactions and flushes -----------------------------------------------------------------------------------

    @Override
    public Savepoint savepoint() {
        return session().savepoint();
    }

    @Override
    public void reset() {
        session().reset();
    }

    @Override
    public AutoflushBlock withoutAutoflush() {
        return session().withoutAutoflush();
    }

    @Override
    public void addListener(StateListener listener) {
        session().addListener(listener);
    }

    @Override
    public void enableCriteria(String name, Map<String, ?> values) {
        session().sessionCriteria().enable(name, values);
    }

    @Override
    public void addCriteria(String name, Class<?> entity, String condition, Map<String, ?> values) {
        Session session = session();
        session.sessionCriteria().enable(name, session.mapperOf(entity), condition, values);
    }

    @Override
    public void disableCriteria(String name) {
        session().sessionCriteria().disable(name);
    }

    @Override
    public Set<String> enabledCriteria() {
        return session().sessionCriteria().names();
    }

    @Override
    public <T> T unique(Class<T> type, Map<String, ?> attributes) {
        Session session = session();
        return RollbackRule.call(session, () -> type.cast(session.unique(type, attributes)));
    }

    @Override
    public List<Object> reachable(Object entity) {
        return RollbackRule.call(session(), () -> manager.opened().reachable(entity));
    }
}
