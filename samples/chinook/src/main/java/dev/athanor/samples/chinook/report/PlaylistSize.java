package dev.athanor.samples.chinook.report;

/** How many tracks one playlist has. */
public record PlaylistSize(int id, String name, long tracks) {}
