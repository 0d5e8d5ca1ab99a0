package dev.athanor.semantics;

import dev.athanor.testing.StatementLog;
import java.util.ArrayList;
import java.util.List;

/** What callbacks of a test's entities write down, with the statements sent in between. One per thread. */
final class Diary {
    private static final ThreadLocal<Diary> CURRENT = new ThreadLocal<>();

    private final StatementLog log;
    private final List<String> entries = new ArrayList<>();
    private int seen;

    private Diary(StatementLog log) {
        this.log = log;
        this.seen = log.statements().size();
    }

    /** Begins a new one for this thread. */
    static Diary over(StatementLog log) {
        Diary diary = new Diary(log);
        CURRENT.set(diary);
        return diary;
    }

    /** Called by callbacks. */
    static void note(String entry) {
        Diary diary = CURRENT.get();
        if (diary != null) {
            diary.catchUp();
            diary.entries.add(entry);
        }
    }

    private void catchUp() {
        List<String> statements = log.statements();
        for (; seen < statements.size(); seen++) {
            entries.add(statements.get(seen));
        }
    }

    /** What was written down since the last call: callbacks as they noted themselves, statements as they were sent. */
    List<String> entries() {
        catchUp();
        List<String> found = List.copyOf(entries);
        entries.clear();
        return found;
    }

    /** Like {@link #entries()}, without the statements that only read. */
    List<String> changes() {
        return entries().stream().filter(entry -> !entry.startsWith("SELECT")).toList();
    }
}
