package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sent since it was last asked for. For one thread at a time. */
public final class StatementLog {
    /** What the harness does itself, with the failures of JDBC. */
    public interface Work {
        /** Does it. */
        void run() throws java.sql.SQLException;
    }

    private final SqlReader reader;
    private final Map<String, Template> templates = new HashMap<>();
    private List<ArrayNode> entries = new ArrayList<>();
    private List<String> texts = new ArrayList<>();
    private int silent;

    /** An empty log of a mapping's statements. */
    public StatementLog(Names names) {
        this.reader = new SqlReader(names);
    }

    /** Statements in the words of the corpus; they are forgotten here. */
    public List<ArrayNode> take() {
        List<ArrayNode> taken = entries;
        entries = new ArrayList<>();
        return taken;
    }

    /** Statements as they were sent; they are forgotten here. */
    public List<String> takeTexts() {
        List<String> taken = texts;
        texts = new ArrayList<>();
        return taken;
    }

    /** Does something of which nothing is noted. */
    public void silently(Work work) throws java.sql.SQLException {
        silent++;
        try {
            work.run();
        } finally {
            silent--;
        }
    }

    private boolean isSilent() {
        return silent > 0;
    }

    /** Notes an execution. */
    List<ArrayNode> add(String sql, List<@Nullable Object> parameters) {
        List<ArrayNode> added = templates.computeIfAbsent(sql, reader::read).entries(parameters);
        if (!isSilent()) {
            entries.addAll(added);
            texts.add(parameters.isEmpty() ? sql : sql + "  " + parameters);
        }
        return added;
    }

    /** Notes the end or the beginning of a part of a transaction. */
    void add(String statement) {
        if (!isSilent()) {
            entries.add(SqlReader.entry(statement));
            texts.add(statement);
        }
    }
}
