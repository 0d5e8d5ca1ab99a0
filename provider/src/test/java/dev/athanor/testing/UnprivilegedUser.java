package dev.athanor.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands as a user that is not root. In a build that is not root itself, which is the usual case, it changes
 * nothing; in one that is, it takes the first way that the machine offers.
 */
final class UnprivilegedUser {

    /** Has an entry in the user table of every Unix, owns nothing, and may do nothing in particular. */
    private static final String NOBODY = "nobody";

    /** The command that precedes another one; empty if nothing has to change. */
    private final List<String> prefix;

    /** Who has to own the files of the commands; null if this process's user does already. */
    private final @Nullable String owner;

    private UnprivilegedUser(List<String> prefix, @Nullable String owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** The user of this process, or another one if that is root. */
    static UnprivilegedUser forThisProcess() throws IOException, InterruptedException {
        if (!isRoot(List.of())) {
            return new UnprivilegedUser(List.of(), null);
        }
        String group = output(List.of("id", "-g", NOBODY));
        List<UnprivilegedUser> ways = List.of(
                new UnprivilegedUser(
                        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + group, "--clear-groups", "--"), NOBODY),
                new UnprivilegedUser(List.of("runuser", "-u", NOBODY, "--"), NOBODY),
                new UnprivilegedUser(List.of("su-exec", NOBODY), NOBODY),
                new UnprivilegedUser(List.of("gosu", NOBODY), NOBODY),
                // Inside a name space of its own, root is nobody, yet its files stay its own.
                new UnprivilegedUser(List.of("unshare", "-U", "--"), null));
        for (UnprivilegedUser way : ways) {
            if (!isRoot(way.prefix)) {
                return way;
            }
        }
        throw new IOException("this build runs as root, which PostgreSQL refuses, and none of "
                + ways.stream().map(way -> way.prefix.get(0)).toList()
                + " can give up the privilege here; run the build as another user");
    }

    /** Whether commands behind the prefix run as root, or do not run at all. */
    private static boolean isRoot(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        return !output(command).matches("[1-9][0-9]*");
    }

    /** What the command writes; nothing if it fails or does not exist. */
    private static String output(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The command line that runs the command as this user. */
    List<String> command(List<String> command) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        return line;
    }

    /** Gives the file to this user. */
    void own(Path file) throws IOException {
        if (owner != null) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }
}
