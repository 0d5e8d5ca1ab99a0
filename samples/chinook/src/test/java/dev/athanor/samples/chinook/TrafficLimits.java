package dev.athanor.samples.chinook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.samples.chinook.jdbc.Traffic;

/**
 * How much each chapter may send to the database. The figures are what the work needs, not what happened to be
 * measured: a change that raises one of them has made the provider slower. The comments say what the statements are.
 *
 * @param statements executed statements, a batch being one
 * @param batches statements that are batches
 * @param roundTrips statements, commits and rollbacks
 */
record TrafficLimits(int statements, int batches, int roundTrips) {

    /** Ten flushes and one commit; one batch for each table that has new rows in a flush. */
    static final TrafficLimits IMPORT = new TrafficLimits(33, 33, 34);

    /**
     * Three queries, one customer by key, one query for the purchases, the first employee's reports, and those of each
     * level below in one statement.
     */
    static final TrafficLimits REPORTS = new TrafficLimits(8, 0, 9);

    /** Four reads: customer, invoice, line, all lines of it. Five writes: two updates, two inserts, a delete. */
    static final TrafficLimits EDIT = new TrafficLimits(9, 5, 9);

    /**
     * Eight queries for everything there is, one question for each of the three new keys, and six writes: tracks,
     * albums and a playlist updated; an album, its tracks and a link inserted.
     */
    static final TrafficLimits MERGE = new TrafficLimits(17, 6, 18);

    /**
     * Five reads: the artist, its albums, their tracks, the playlists, their tracks. Four deletes: links, tracks,
     * albums, the artist.
     */
    static final TrafficLimits REMOVAL = new TrafficLimits(9, 4, 10);

    /** The same reads, then the links are deleted and the tracks are refused. */
    static final TrafficLimits REFUSAL = new TrafficLimits(7, 2, 8);

    /**
     * A track, its new price, the one attribute; a savepoint, a price, back, the track; a playlist, how many, which; an artist, one
     * DELETE.
     */
    static final TrafficLimits RULES = new TrafficLimits(12, 0, 14);

    void guard(Traffic traffic) {
        assertThat(traffic.statements()).as("statements of %s", traffic.texts()).isLessThanOrEqualTo(statements);
        assertThat(traffic.batches()).as("batches of %s", traffic.texts()).isLessThanOrEqualTo(batches);
        assertThat(traffic.roundTrips()).as("round trips of %s", traffic).isLessThanOrEqualTo(roundTrips);
    }
}
