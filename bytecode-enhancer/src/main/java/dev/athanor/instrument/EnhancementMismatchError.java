package dev.athanor.instrument;

/** A class was woven for another version of the contract than the one that runs. */
public final class EnhancementMismatchError extends LinkageError {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param type name of the woven class
     * @param woven the version in the class
     * @param running the version of the provider
     */
    public EnhancementMismatchError(String type, int woven, int running) {
        super("ATH5001 " + type + " was enhanced for version " + woven
                + " of the instrumentation contract, but version " + running
                + " is running -> enhance the class again with the athanor-bytecode-enhancer of this release");
    }
}
