package dev.athanor.jpa;

import dev.athanor.message.UnsupportedFeatureException;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FindOption;
import jakarta.persistence.Query;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.metamodel.Metamodel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an EntityManager that is to come: each method says so, and what to use until then. */
interface LaterFeatures extends EntityManager {
    /** The exception to throw, unless the EntityManager is closed, which is one of its own. */
    UnsupportedFeatureException later(Unsupported feature);

    @Override
    default CriteriaBuilder getCriteriaBuilder() {
        throw later(Unsupported.CRITERIA);
    }

    @Override
    default <T> TypedQuery<T> createQuery(CriteriaQuery<T> query) {
        throw later(Unsupported.CRITERIA);
    }

    @Override
    default <T> TypedQuery<T> createQuery(CriteriaSelect<T> query) {
        throw later(Unsupported.CRITERIA);
    }

    @Override
    default Query createQuery(CriteriaUpdate<?> query) {
        throw later(Unsupported.CRITERIA);
    }

    @Override
    default Query createQuery(CriteriaDelete<?> query) {
        throw later(Unsupported.CRITERIA);
    }

    @Override
    default Metamodel getMetamodel() {
        throw later(Unsupported.METAMODEL);
    }

    @Override
    default Query createNativeQuery(String sql, String resultSetMapping) {
        throw later(Unsupported.RESULT_SET_MAPPING);
    }

    @Override
    default StoredProcedureQuery createNamedStoredProcedureQuery(String name) {
        throw later(Unsupported.STORED_PROCEDURE);
    }

    @Override
    default StoredProcedureQuery createStoredProcedureQuery(String procedure) {
        throw later(Unsupported.STORED_PROCEDURE);
    }

    @Override
    default StoredProcedureQuery createStoredProcedureQuery(String procedure, Class<?>... resultClasses) {
        throw later(Unsupported.STORED_PROCEDURE);
    }

    @Override
    default StoredProcedureQuery createStoredProcedureQuery(String procedure, String... resultSetMappings) {
        throw later(Unsupported.STORED_PROCEDURE);
    }

    @Override
    default <T> EntityGraph<T> createEntityGraph(Class<T> rootType) {
        throw later(Unsupported.ENTITY_GRAPH);
    }

    @Override
    default EntityGraph<?> createEntityGraph(String graphName) {
        throw later(Unsupported.ENTITY_GRAPH);
    }

    @Override
    default EntityGraph<?> getEntityGraph(String graphName) {
        throw later(Unsupported.ENTITY_GRAPH);
    }

    @Override
    default <T> List<EntityGraph<? super T>> getEntityGraphs(Class<T> entityClass) {
        throw later(Unsupported.ENTITY_GRAPH);
    }

    @Override
    default <T> @Nullable T find(EntityGraph<T> entityGraph, Object primaryKey, FindOption... options) {
        throw later(Unsupported.ENTITY_GRAPH);
    }
}
