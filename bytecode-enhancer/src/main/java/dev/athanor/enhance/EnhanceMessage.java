package dev.athanor.enhance;

import java.text.MessageFormat;
import java.util.Locale;

/** Everything that the enhancer has to say, with its code. One section of the documentation per code. */
public enum EnhanceMessage {
    /** The class carries the stamp of another version of the contract. */
    CONTRACT_MISMATCH(
            "ATH5001",
            "{0} was enhanced for version {1} of the instrumentation contract, but version {2} is at work",
            "enhance the class again with the athanor-bytecode-enhancer of this release"),
    /** The class file is newer than the class file library. */
    UNKNOWN_CLASS_FILE(
            "ATH5002",
            "{0} is compiled for class file version {1}, which the Byte Buddy on the class path does not know (its newest"
                    + " is Java {2})",
            "use a newer Byte Buddy, compile for an older Java, or set the system property"
                    + " net.bytebuddy.experimental=true to try all the same"),
    /** Not a class file. */
    UNREADABLE_CLASS("ATH5003", "{0} cannot be read as a class file: {1}", "build the class again"),
    /** Found by the verification: a persistent class without stamp. */
    NOT_ENHANCED(
            "ATH5004",
            "{0} is persistent but not enhanced",
            "run the Byte Buddy plug-in with dev.athanor.enhance.AthanorPlugin over its directory"),
    /** Found by the verification: an access that no session would see. */
    UNSEEN_ACCESS(
            "ATH5005",
            "{0}.{1} reaches the field {2} past its accessor",
            "enhance {0} in the same run as the class of the field, or use the getter or setter"),
    /** The agent came too late for a class. */
    LOADED_TOO_EARLY(
            "ATH5006",
            "{0} was loaded before the enhancing agent was, and stays as it is",
            "start the JVM with -javaagent, or enhance the class at build time"),
    /** The agent could not enhance a class. */
    AGENT_FAILED(
            "ATH5007", "{0} stays as it is, because enhancing it failed: {1}", "see the cause; it is part of the log"),
    /** The verification has nothing to look at. */
    NOT_A_DIRECTORY("ATH5008", "{0} is not a directory", "name the directories that hold the compiled classes");

    private final String code;
    private final String template;
    private final String remedy;

    EnhanceMessage(String code, String template, String remedy) {
        this.code = code;
        this.template = template;
        this.remedy = remedy;
    }

    /** The code, for example {@code ATH5001}. */
    public String code() {
        return code;
    }

    /** What happened, a {@link MessageFormat} pattern that names the subject first. */
    public String template() {
        return template;
    }

    /** What to do, one sentence; a {@link MessageFormat} pattern over the same arguments. */
    public String remedy() {
        return remedy;
    }

    /**
     * The complete text: code, subject and event, remedy.
     *
     * @param arguments the holes of the template, in order
     */
    public String text(Object... arguments) {
        Object[] holes = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            holes[i] = String.valueOf(arguments[i]);
        }
        return code + " " + new MessageFormat(template, Locale.ROOT).format(holes) + " -> "
                + new MessageFormat(remedy, Locale.ROOT).format(holes);
    }
}
