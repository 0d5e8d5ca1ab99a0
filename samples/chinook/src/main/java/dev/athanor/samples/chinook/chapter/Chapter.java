package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.jdbc.Traffic;

/** One part of the story. Chapters build on what those before them left in the database. */
public interface Chapter {

    String title();

    /** Does the work, shows what came of it, and returns what the work, not the showing, sent to the database. */
    Traffic tell(Stage stage);
}
