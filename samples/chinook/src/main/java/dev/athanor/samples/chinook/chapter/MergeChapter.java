package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.file.ChinookFile;
import dev.athanor.samples.chinook.file.EditedCopy;
import dev.athanor.samples.chinook.file.EntityGraph;
import dev.athanor.samples.chinook.file.Purchase;
import dev.athanor.samples.chinook.jdbc.Traffic;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;

/**
 * An editor sends the file back with ten changes among fifteen thousand rows. Everything is merged; only the
 * differences are written.
 */
public final class MergeChapter implements Chapter {

    /** Merge asks for every object by its key: these bring them all, with the collections that merge compares. */
    private static final List<String> EVERYTHING = List.of(
            "select g from Genre g",
            "select m from MediaType m",
            "select a from Artist a left join fetch a.albums",
            "select a from Album a left join fetch a.tracks",
            "select e from Employee e left join fetch e.reports",
            "select c from Customer c",
            "select i from Invoice i left join fetch i.lines",
            "select p from Playlist p left join fetch p.tracks");

    @Override
    public String title() {
        return "Merging an edited copy of the file";
    }

    @Override
    public Traffic tell(Stage stage) {
        ChinookFile copy = EditedCopy.of(Purchase.addedTo(stage.file()));
        EntityGraph detached = new EntityGraph(copy);
        Traffic traffic = stage.log().during(() -> stage.factory().runInTransaction(em -> merge(em, detached)));
        stage.out().line("");
        stage.out().line(String.format(Locale.ROOT, "The copy has %,d rows. The statements:", copy.rowCount()));
        stage.out().statements(traffic);
        return traffic;
    }

    private static void merge(EntityManager em, EntityGraph detached) {
        for (String jpql : EVERYTHING) {
            em.createQuery(jpql, Object.class).getResultList();
        }
        detached.roots().forEach(root -> em.merge(root.entity()));
    }
}
