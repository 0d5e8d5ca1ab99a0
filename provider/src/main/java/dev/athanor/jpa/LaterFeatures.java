package dev.athanor.jpa;

import dev.athanor.message.UnsupportedFeatureException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.metamodel.Metamodel;

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
}
