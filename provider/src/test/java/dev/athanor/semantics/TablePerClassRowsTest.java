package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hierarchies with a table for each concrete class: reading a class reads the tables of its subclasses as well. */
class TablePerClassRowsTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(
                database, Shape.class, Round.class, Circle.class, Ball.class, Square.class, Drawing.class, Size.class);
        unit.inTransaction(manager -> {
            Drawing drawing = new Drawing();
            drawing.id = 1;
            Circle circle = new Circle();
            circle.name = "circle";
            circle.radius = 5;
            circle.rim = "thin";
            Ball ball = new Ball();
            ball.name = "ball";
            ball.radius = 7;
            ball.rim = "none";
            ball.bounce = new BigDecimal("1.5");
            ball.mark = UUID.fromString("00000000-0000-0000-0000-000000000001");
            Square square = new Square();
            square.name = "square";
            square.size = new Size(2, 3);
            square.radius = "not a number";
            square.made = LocalDate.of(2026, 1, 2);
            for (Shape shape : List.of(circle, ball, square)) {
                shape.drawing = drawing;
                drawing.shapes.add(shape);
                manager.persist(shape);
            }
            square.inside = circle;
            drawing.best = ball;
            drawing.round = circle;
            drawing.some.add(ball);
            drawing.some.add(square);
            circle.seen.add(drawing);
            manager.persist(drawing);
        });
        unit.log.clear();
        return unit;
    }

    private static <T extends Shape> T named(jakarta.persistence.EntityManager manager, Class<T> type, String name) {
        return manager.createQuery("SELECT s FROM " + type.getSimpleName() + " s WHERE s.name = :name", type)
                .setParameter("name", name)
                .getSingleResult();
    }

    @OnEachDatabase
    void eachClassIsWrittenIntoItsOwnTable(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                for (int i = 0; i < 3; i++) {
                    Ball ball = new Ball();
                    ball.name = "more " + i;
                    ball.rim = "r";
                    manager.persist(ball);
                }
            });
            assertThat(unit.log.statements("INSERT"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("INSERT INTO ball ");
            assertThat(unit.log.batchSizes()).containsExactly(3);
            unit.log.clear();
            unit.inTransaction(manager -> named(manager, Ball.class, "ball").name = "bigger ball");
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE ball SET name = ?, version = ? WHERE id = ? AND version = ?");
            unit.log.clear();
            unit.inTransaction(manager -> {
                manager.find(Drawing.class, 1).best = null;
                manager.find(Drawing.class, 1).some.clear();
                manager.remove(named(manager, Shape.class, "bigger ball"));
            });
            assertThat(unit.log.statements("DELETE FROM ball"))
                    .containsExactly(
                            "DELETE FROM ball_use WHERE id = ?", "DELETE FROM ball WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void aClassIsReadWithItsSubclassesInOneStatement(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Shape> shapes = manager.createQuery("SELECT s FROM Shape s ORDER BY s.name", Shape.class)
                        .getResultList();
                assertThat(shapes).hasSize(3);
                Ball ball = (Ball) shapes.get(0);
                Circle circle = (Circle) shapes.get(1);
                Square square = (Square) shapes.get(2);
                assertThat(circle).isExactlyInstanceOf(Circle.class);
                assertThat(circle.radius).isEqualTo(5);
                assertThat(circle.rim).isEqualTo("thin");
                assertThat(ball.radius).isEqualTo(7);
                assertThat(ball.bounce).isEqualByComparingTo("1.5");
                assertThat(ball.mark).isEqualTo(new UUID(0, 1));
                assertThat(square.size).isEqualTo(new Size(2, 3));
                assertThat(square.radius).isEqualTo("not a number");
                assertThat(square.made).isEqualTo(LocalDate.of(2026, 1, 2));
                assertThat(square.inside).isSameAs(circle);
                assertThat(unit.log.statements().get(0)).contains("UNION ALL");
                assertThat(manager.createQuery("SELECT r FROM Round r ORDER BY r.name", Round.class)
                                .getResultList())
                        .containsExactly(ball, circle);
                assertThat(manager.find(Round.class, ball.id)).isSameAs(ball);
                assertThat(manager.find(Square.class, ball.id)).isNull();
            });
        }
    }

    @OnEachDatabase
    void aLeafIsReadFromItsTable(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Ball ball = named(manager, Ball.class, "ball");
                assertThat(unit.log.statements().get(0))
                        .contains("FROM ball t1")
                        .doesNotContain("UNION");
                unit.log.clear();
                manager.refresh(ball);
                assertThat(unit.log.statements().get(0)).doesNotContain("UNION");
                unit.log.clear();
                assertThat(manager.createQuery(
                                        "SELECT TYPE(b), b.name FROM Ball b WHERE TYPE(b) = Ball", Object[].class)
                                .getSingleResult())
                        .containsExactly(Ball.class, "ball");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void findAndReferencesFindTheClass(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            long[] ids = new long[2];
            unit.inTransaction(manager -> {
                ids[0] = named(manager, Shape.class, "ball").id;
                ids[1] = named(manager, Shape.class, "square").id;
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                assertThat(manager.find(Shape.class, ids[0])).isExactlyInstanceOf(Ball.class);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(manager.getReference(Shape.class, ids[1])).isExactlyInstanceOf(Square.class);
                assertThat(manager.find(Shape.class, -1L)).isNull();
            });
            unit.inTransaction(manager -> {
                Drawing drawing = manager.find(Drawing.class, 1);
                assertThat(drawing.best).isExactlyInstanceOf(Ball.class);
                assertThat(drawing.best.name).isEqualTo("ball");
                assertThat(drawing.round).isExactlyInstanceOf(Circle.class);
                assertThat(drawing.shapes).hasSize(3);
                assertThat(drawing.some).extracting(shape -> shape.name).containsExactlyInAnyOrder("ball", "square");
                assertThat(drawing.round.seen).containsExactly(drawing);
                drawing.shapes.removeIf(Square.class::isInstance);
                drawing.some.removeIf(Square.class::isInstance);
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Drawing.class, 1).shapes).hasSize(2);
                assertThat(manager.find(Shape.class, ids[1])).isNull();
            });
        }
    }

    @OnEachDatabase
    void queriesSeeAllClasses(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(texts(manager, "SELECT s.name FROM Shape s WHERE TYPE(s) = Ball"))
                        .containsExactly("ball");
                assertThat(texts(manager, "SELECT s.name FROM Shape s WHERE TYPE(s) IN (Ball, Square) ORDER BY s.name"))
                        .containsExactly("ball", "square");
                assertThat(texts(manager, "SELECT s.name FROM Shape s WHERE TREAT(s AS Round).radius = 7"))
                        .containsExactly("ball");
                assertThat(texts(manager, "SELECT s.name FROM Shape s WHERE TREAT(s AS Ball).name = 'circle'"))
                        .isEmpty();
                assertThat(texts(manager, "SELECT s.name FROM Shape s WHERE TREAT(s AS Square).size.width = 2"))
                        .containsExactly("square");
                assertThat(texts(manager, "SELECT t.rim FROM Drawing d JOIN TREAT(d.shapes AS Round) t ORDER BY t.rim"))
                        .containsExactly("none", "thin");
                assertThat(texts(manager, "SELECT s.inside.name FROM Square s")).containsExactly("circle");
                assertThat(texts(manager, "SELECT d.best.name FROM Drawing d")).containsExactly("ball");
                assertThat(texts(manager, "SELECT d.round.rim FROM Drawing d WHERE d.round.id > 0"))
                        .containsExactly("thin");
                assertThat(
                                texts(
                                        manager,
                                        "SELECT s.name FROM Shape s WHERE s.drawing.id = 1 AND s MEMBER OF s.drawing.some ORDER BY s.name"))
                        .containsExactly("ball", "square");
                assertThat(manager.createQuery("SELECT TYPE(s), COUNT(s) FROM Shape s GROUP BY TYPE(s)", Object[].class)
                                .getResultList())
                        .hasSize(3);
                assertThat(manager.createQuery("SELECT COUNT(s), MAX(s.version) FROM Shape s", Object[].class)
                                .getSingleResult())
                        .containsExactly(3L, 1);
                assertThat(manager.createQuery(
                                        "SELECT s, COUNT(d) FROM Shape s JOIN s.drawing d GROUP BY s", Object[].class)
                                .getResultList())
                        .hasSize(3);
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                Drawing drawing = manager.createQuery(
                                "SELECT d FROM Drawing d JOIN FETCH d.shapes JOIN FETCH d.best", Drawing.class)
                        .getSingleResult();
                assertThat(drawing.shapes).hasSize(3);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(manager.createQuery(
                                        "SELECT s FROM Shape s JOIN FETCH s.drawing WHERE s.name = 'ball'", Shape.class)
                                .getSingleResult()
                                .drawing)
                        .isSameAs(drawing);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void classesAreCombined(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Shape> shapes = manager.createQuery(
                                "SELECT b FROM Ball b UNION ALL SELECT q FROM Square q WHERE q.name = 'square'",
                                Shape.class)
                        .getResultList();
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(shapes).hasSize(2);
                assertThat(shapes)
                        .filteredOn(Ball.class::isInstance)
                        .singleElement()
                        .satisfies(shape -> assertThat(((Ball) shape).bounce).isEqualByComparingTo("1.5"));
                assertThat(shapes)
                        .filteredOn(Square.class::isInstance)
                        .singleElement()
                        .satisfies(shape -> assertThat(((Square) shape).made).isEqualTo(LocalDate.of(2026, 1, 2)));
                assertThat(manager.createQuery("SELECT s FROM Shape s EXCEPT SELECT c FROM Circle c", Shape.class)
                                .getResultList())
                        .singleElement()
                        .isExactlyInstanceOf(Square.class);
                assertThat(manager.createNativeQuery(
                                        "SELECT b.*, u.mark FROM ball b LEFT JOIN ball_use u ON u.id = b.id",
                                        Ball.class)
                                .getResultList())
                        .hasSize(1)
                        .allMatch(Ball.class::isInstance);
            });
        }
    }

    private static List<String> texts(jakarta.persistence.EntityManager manager, String text) {
        return manager.createQuery(text, String.class).getResultList();
    }

    @OnEachDatabase
    void aQuerySeesWhatIsPendingInAnyOfTheTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Ball ball = named(manager, Ball.class, "ball");
                ball.name = "changed";
                assertThat(texts(manager, "SELECT s.name FROM Shape s ORDER BY s.name"))
                        .containsExactly("changed", "circle", "square");
                Square square = new Square();
                square.name = "another";
                manager.persist(square);
                assertThat(texts(manager, "SELECT s.name FROM Shape s ORDER BY s.name"))
                        .contains("another");
            });
        }
    }

    @OnEachDatabase
    void rowsAreLockedInTheirTable(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Shape ball = named(manager, Shape.class, "ball");
                manager.lock(ball, LockModeType.PESSIMISTIC_WRITE);
                assertThat(unit.log.statements().get(unit.log.statements().size() - 1))
                        .contains("FROM ball")
                        .contains("FOR ");
                long square = named(manager, Shape.class, "square").id;
                manager.clear();
                Shape locked = manager.find(Shape.class, square, LockModeType.PESSIMISTIC_WRITE);
                assertThat(locked).isExactlyInstanceOf(Square.class);
                assertThat(unit.log.statements().get(unit.log.statements().size() - 1))
                        .contains("FROM square")
                        .contains("FOR ");
                Shape circle = named(manager, Shape.class, "circle");
                manager.lock(circle, LockModeType.OPTIMISTIC);
                manager.lock(ball = named(manager, Shape.class, "ball"), LockModeType.OPTIMISTIC);
                assertThat(manager.createQuery("SELECT s FROM Shape s", Shape.class)
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                                .getResultList())
                        .hasSize(3);
            });
            try (var stale = unit.factory.createEntityManager()) {
                stale.getTransaction().begin();
                Shape read = named(stale, Shape.class, "ball");
                unit.inTransaction(manager -> named(manager, Shape.class, "ball").name = "other ball");
                read.name = "mine";
                assertThatThrownBy(stale::flush).isInstanceOf(OptimisticLockException.class);
                stale.getTransaction().rollback();
            }
        }
    }

    @Entity
    @Table(name = "shape", uniqueConstraints = @UniqueConstraint(columnNames = "name"))
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        @GeneratedValue
        @Nullable Long id;

        String name;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Drawing drawing;

        @ManyToMany
        Set<Drawing> seen = new HashSet<>();
    }

    @Entity
    abstract static class Round extends Shape {
        int radius;

        @Column(nullable = false)
        String rim;
    }

    @Entity
    @Table(name = "circle")
    static class Circle extends Round {}

    @Entity
    @Table(name = "ball")
    @SecondaryTable(name = "ball_use")
    static class Ball extends Circle {
        @Nullable BigDecimal bounce;

        @Column(table = "ball_use")
        @Nullable UUID mark;
    }

    @Entity
    @Table(name = "square")
    static class Square extends Shape {
        @Nullable Size size;

        /** Of another type than the column of the same name in the tables beside. */
        @Nullable String radius;

        @Nullable LocalDate made;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Round inside;
    }

    @Embeddable
    static class Size {
        int width;
        int height;

        Size() {}

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Size that && width == that.width && height == that.height;
        }

        @Override
        public int hashCode() {
            return width;
        }
    }

    @Entity
    @Table(name = "drawing")
    static class Drawing {
        @Id
        int id;

        @OneToMany(mappedBy = "drawing", cascade = CascadeType.PERSIST, orphanRemoval = true)
        @OrderBy("name")
        List<Shape> shapes = new ArrayList<>();

        @ManyToOne
        @Nullable Shape best;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Circle round;

        @ManyToMany
        Set<Shape> some = new HashSet<>();
    }
}
