package dev.athanor.samples.chinook;

import dev.athanor.testing.TestDatabase;

class PostgresStoryTest extends StoryTest {

    PostgresStoryTest() {
        super(TestDatabase.Kind.POSTGRES);
    }
}
