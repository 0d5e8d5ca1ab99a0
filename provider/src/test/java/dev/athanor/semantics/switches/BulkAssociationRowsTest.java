package dev.athanor.semantics.switches;

/** Whether a bulk DELETE deletes the rows of join tables that refer to the deleted ones. */
@SwitchTest(
        value = "athanor.bulk.association-rows",
        entities = {Album.class, Genre.class})
class BulkAssociationRowsTest {
    @SetTo("true")
    void theyAreDeletedFirst(Trial trial) {
        trial.em.createQuery("delete from Album a where a.id = 1").executeUpdate();
        trial.sent("DELETE album_genre", "DELETE album");
    }

    @SetTo("false")
    void theyAreLeftToTheDatabase(Trial trial) {
        trial.em.createQuery("delete from Album a where a.id = 1").executeUpdate();
        trial.sent("DELETE album");
    }
}
