package dev.athanor.samples.chinook;

import dev.athanor.testing.TestDatabase;

class H2StoryTest extends StoryTest {

    H2StoryTest() {
        super(TestDatabase.Kind.H2);
    }
}
