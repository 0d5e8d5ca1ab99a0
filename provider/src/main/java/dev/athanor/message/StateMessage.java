package dev.athanor.message;

/** Errors of the unit of work and the life cycle of instances. */
public enum StateMessage implements MessageCode {
    UNLOADED_COLLECTION(
            "ATH2001",
            "{0} was never loaded, and its owner has left its session",
            "Fetch it with the query (JOIN FETCH), or touch it before the owner is detached"),
    UNLOADED_COLLECTION_OF_STREAM(
            "ATH2002",
            "a collection was not loaded when its owner was serialised, so its members did not travel",
            "Fetch it with the query (JOIN FETCH), or touch it before the owner is serialised");

    private final String code;
    private final String template;
    private final String remedy;

    StateMessage(String code, String template, String remedy) {
        this.code = code;
        this.template = template;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
