package dev.athanor.enhance.elsewhere;

import org.jspecify.annotations.Nullable;

/** Between two woven classes, and itself not persistent. */
public abstract class Middle extends Party<String> {
    private @Nullable String unnumbered;

    /** Writes an inherited field and one of its own. */
    protected void visit(String by) {
        unnumbered = by;
        visits++;
    }

    /** Who was here. */
    public @Nullable String visitor() {
        return unnumbered;
    }
}
