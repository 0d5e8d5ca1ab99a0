package dev.athanor.jpa;

import dev.athanor.message.ApiMessage;
import dev.athanor.message.UnsupportedFeatureException;

/** The features of Jakarta Persistence that are to come, each with what can be used until then. */
enum Unsupported {
    CRITERIA("The Criteria API", "Write the query in the Jakarta Persistence query language, with createQuery(String)"),
    METAMODEL("The metamodel API", "Name attributes by strings"),
    SESSION_METHOD("This method of AthanorSession", "Use the methods of EntityManager");

    private final String feature;
    private final String instead;

    Unsupported(String feature, String instead) {
        this.feature = feature;
        this.instead = instead;
    }

    /** The exception to throw. */
    UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException(ApiMessage.UNSUPPORTED, feature, instead);
    }
}
