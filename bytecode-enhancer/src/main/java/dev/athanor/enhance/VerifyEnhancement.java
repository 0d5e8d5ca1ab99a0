package dev.athanor.enhance;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fails a build whose classes are not enhanced:
 * {@code java -cp ... dev.athanor.enhance.VerifyEnhancement <directory of classes>...}. Prints one line per finding and
 * exits with 1 if there is any, with 2 if it could not look.
 */
public final class VerifyEnhancement {
    private VerifyEnhancement() {}

    /**
     * Called from the command line.
     *
     * @param directories roots of compiled classes
     */
    public static void main(String... directories) {
        int status = run(System.out, directories);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Prints the findings; returns the exit status. */
    static int run(PrintStream out, String... directories) {
        if (directories.length == 0) {
            out.println("Usage: java -cp ... " + VerifyEnhancement.class.getName() + " <directory of classes>...");
            return 2;
        }
        List<String> findings;
        try {
            List<Path> roots = Stream.of(directories).map(Path::of).toList();
            findings = new EnhancementVerifier(roots, PersistentTypes.annotated()).findings();
        } catch (EnhancementException e) {
            out.println(e.getMessage());
            return 2;
        }
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "All persistent classes are enhanced." : findings.size() + " finding(s)");
        return findings.isEmpty() ? 0 : 1;
    }
}
