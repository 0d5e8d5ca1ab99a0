package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.OnDelete;
import dev.athanor.PassiveDeletes;
import dev.athanor.ReferentialAction;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of an association table go with the owner of the table, with the far side if it has a collection, or by the database; once. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class AssociationRowsTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");
    private static final String UNLINK = "DELETE FROM ar_topic WHERE post_id = ? AND tag_id = ?";
    private static final String LINK = "INSERT INTO ar_topic (post_id, tag_id) VALUES (?, ?)";
    private static final String DELETE_POST = "DELETE FROM ar_post WHERE id = ?";
    private static final String DELETE_TAG = "DELETE FROM ar_tag WHERE id = ?";

    /** The first post has both tags, and the first tag both posts; each post has an author and a reader. */
    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(database, choices, Post.class, Tag.class, Author.class, Reader.class);
        unit.execute(
                "INSERT INTO ar_post (id) VALUES (1), (2)",
                "INSERT INTO ar_tag (id) VALUES (1), (2)",
                "INSERT INTO ar_author (id) VALUES (1)",
                "INSERT INTO ar_reader (id) VALUES (1)",
                "INSERT INTO ar_topic (post_id, tag_id) VALUES (1, 1), (1, 2), (2, 1)");
        return unit;
    }

    @OnEachDatabase
    void theyGoWithTheOwner(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Tag tag = manager.find(Tag.class, 2);
            manager.remove(manager.find(Post.class, 1));
            manager.flush();
            assertThat(unit.writes()).containsExactly(UNLINK + " x2", DELETE_POST);
            assertState(tag, Lifecycle.PERSISTENT);
        }
    }

    @OnEachDatabase
    void theyGoWithTheFarSideThatHasACollection(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Post post = manager.find(Post.class, 1);
            Tag tag = manager.find(Tag.class, 1);
            assertThat(post.tags).hasSize(2);
            manager.remove(tag);
            manager.flush();
            assertThat(unit.writes()).containsExactly(UNLINK + " x2", DELETE_TAG);
            // A flush changes no collection in memory.
            assertThat(post.tags).contains(tag);
            manager.getTransaction().commit();
            assertThat(post.tags).doesNotContain(tag).hasSize(1);
        }
    }

    @OnEachDatabase
    void inTheStandardTheFarSideLeavesThemToTheConstraint(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of())) {
            unit.inTransaction(manager -> manager.remove(manager.find(Post.class, 1)));
            assertThat(unit.writes()).containsExactly("DELETE FROM ar_topic WHERE post_id = ?", DELETE_POST);
            unit.log.clear();
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        manager.remove(manager.find(Tag.class, 1));
                        manager.flush();
                    }))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(unit.writes()).containsExactly(DELETE_TAG);
        }
    }

    @OnEachDatabase
    void inTheStandardTheFarSideCanTakeThemAlong(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.remove.association-rows", "both"))) {
            unit.inTransaction(manager -> manager.remove(manager.find(Tag.class, 1)));
            assertThat(unit.writes()).containsExactly(UNLINK + " x2", DELETE_TAG);
        }
    }

    @OnEachDatabase
    void inTheOtherProfileTheStandardsCanBeChosen(TestDatabase database) {
        try (ManagerUnit unit = unit(
                        database,
                        Map.of("athanor.semantics", "sqlalchemy", "athanor.remove.association-rows", "owner"));
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.remove(manager.find(Tag.class, 1));
            assertThatThrownBy(manager::flush).isInstanceOf(ConstraintViolationException.class);
            assertThat(unit.writes()).containsExactly(DELETE_TAG);
        }
    }

    @OnEachDatabase
    void theFarSideWithoutACollectionKnowsNothingOfThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            unit.execute("INSERT INTO ar_author_ar_post (Author_id, posts_id) VALUES (1, 2)");
            manager.remove(manager.find(Author.class, 1));
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "DELETE FROM ar_author_ar_post WHERE Author_id = ? AND posts_id = ?",
                            "DELETE FROM ar_author WHERE id = ?");
            manager.getTransaction().rollback();
            manager.remove(manager.find(Post.class, 2));
            assertThatThrownBy(manager::flush).isInstanceOf(ConstraintViolationException.class);
        }
    }

    @OnEachDatabase
    void whatIsPassiveGoesByTheDatabase(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            unit.execute("INSERT INTO ar_reader_ar_post (Reader_id, posts_id) VALUES (1, 2)");
            manager.remove(manager.find(Reader.class, 1));
            manager.getTransaction().commit();
            assertThat(unit.writes()).containsExactly("DELETE FROM ar_reader WHERE id = ?");
        }
    }

    @OnEachDatabase
    void bothSidesOfOneLinkWriteItOnce(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Post post = manager.find(Post.class, 2);
            Tag tag = manager.find(Tag.class, 2);
            assertThat(tag.posts).hasSize(1);
            assertThat(post.tags).hasSize(1);
            tag.posts.add(post);
            assertThat(post.tags).contains(tag);
            manager.flush();
            assertThat(unit.writes()).containsExactly(LINK);
            unit.log.clear();
            post.tags.remove(tag);
            assertThat(tag.posts).doesNotContain(post);
            manager.flush();
            assertThat(unit.writes()).containsExactly(UNLINK);
        }
    }

    @OnEachDatabase
    void soDoBothOfTwoRemovedEnds(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.remove(manager.find(Post.class, 1));
            manager.remove(manager.find(Tag.class, 1));
            manager.flush();
            assertThat(unit.writes().stream().filter(sql -> sql.startsWith(UNLINK)))
                    .as("three rows, whichever end comes first")
                    .containsExactlyInAnyOrder(UNLINK, UNLINK + " x2");
        }
    }

    @Entity
    @Table(name = "ar_post")
    static class Post {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "ar_topic",
                joinColumns = @JoinColumn(name = "post_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        @OrderBy("id")
        List<Tag> tags = new ArrayList<>();
    }

    @Entity
    @Table(name = "ar_tag")
    static class Tag {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "tags")
        @OrderBy("id")
        List<Post> posts = new ArrayList<>();
    }

    @Entity
    @Table(name = "ar_author")
    static class Author {
        @Id
        Integer id;

        @ManyToMany
        List<Post> posts = new ArrayList<>();
    }

    @Entity
    @Table(name = "ar_reader")
    static class Reader {
        @Id
        Integer id;

        @ManyToMany
        @PassiveDeletes
        @OnDelete(ReferentialAction.CASCADE)
        List<Post> posts = new ArrayList<>();
    }
}
