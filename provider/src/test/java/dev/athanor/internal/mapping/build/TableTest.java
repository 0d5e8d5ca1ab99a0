package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What annotations say of tables and columns. */
class TableTest {
    @Entity(name = "Order")
    @jakarta.persistence.Table(
            name = "`ORDER`",
            catalog = "SHOP",
            schema = "SALES",
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "UK_NUMBER",
                        columnNames = {"number", "YEAR_"}),
                @UniqueConstraint(columnNames = "number")
            })
    static class PurchaseOrder {
        @Id
        long id;

        @jakarta.persistence.Column(length = 20, unique = true)
        String number;

        @jakarta.persistence.Column(name = "YEAR_", updatable = false)
        int year;

        @jakarta.persistence.Column(precision = 12, scale = 3, columnDefinition = "NUMERIC(12,3) DEFAULT 0")
        BigDecimal total;

        @jakarta.persistence.Column(secondPrecision = 3, insertable = false)
        LocalDateTime placed;
    }

    private final MappedModel model = Models.of(PurchaseOrder.class);
    private final Table table = model.tables().get(0);

    @Test
    void tablesHaveTheirFullName() {
        assertThat(table.name()).isEqualTo(new Name("ORDER", true));
        assertThat(table.catalog()).isEqualTo(Name.of("SHOP"));
        assertThat(table.schema()).isEqualTo(Name.of("SALES"));
        assertThat(model.mapper("Order")).isSameAs(model.mapper(PurchaseOrder.class));
    }

    @Test
    void uniqueKeysAreNotRepeated() {
        assertThat(Models.uniqueKeys(table)).containsExactly("[number]", "UK_NUMBER: [number, YEAR_]");
    }

    @Test
    void columnsKeepTheirShape() {
        assertThat(table.column(Name.of("NUMBER")).shape()).isEqualTo(new Column.Shape(20, -1, 0, null, null));
        assertThat(table.column(Name.of("total")).shape())
                .isEqualTo(new Column.Shape(255, 12, 3, "NUMERIC(12,3) DEFAULT 0", null));
        assertThat(table.column(Name.of("placed")).shape()).isEqualTo(new Column.Shape(255, 3, 0, null, null));
        assertThat(table.column(Name.of("id")).shape()).isSameAs(Column.Shape.DEFAULT);
        assertThat(Models.names(table.primaryKey())).containsExactly("id");
    }

    @Test
    void attributesKnowWhatIsWritten() {
        BasicAttribute year = (BasicAttribute) model.mapper(PurchaseOrder.class).attribute("year");
        BasicAttribute placed =
                (BasicAttribute) model.mapper(PurchaseOrder.class).attribute("placed");
        assertThat(year.isInsertable()).isTrue();
        assertThat(year.isUpdatable()).isFalse();
        assertThat(placed.isInsertable()).isFalse();
        assertThat(placed.isUpdatable()).isTrue();
        assertThat(placed.isOptional()).isTrue();
        assertThat(year.isOptional()).isFalse();
    }

    @Entity
    @jakarta.persistence.Table(
            indexes = @Index(columnList = "a DESC, missing asc"),
            uniqueConstraints = @UniqueConstraint(columnNames = "nothing"))
    static class Wrong {
        @Id
        long id;

        int a;

        @jakarta.persistence.Column(name = "A")
        int b;
    }

    @Entity(name = "Order")
    static class SecondOrder {
        @Id
        long id;
    }

    @Test
    void whatHasNoEffectIsRefused() {
        assertThat(Models.problems(Wrong.class, SecondOrder.class, PurchaseOrder.class))
                .containsExactly(
                        "ATH1008 TableTest$SecondOrder: the entity name Order belongs to TableTest$PurchaseOrder too ->"
                                + " Give one of them another name with @Entity(name = ...)",
                        "ATH1062 TableTest$Wrong: @Index names the column missing, which the table Wrong does not have; it"
                                + " has [id, a] -> Correct the name",
                        "ATH1062 TableTest$Wrong: @UniqueConstraint names the column nothing, which the table Wrong does"
                                + " not have; it has [id, a] -> Correct the name",
                        "ATH1060 TableTest$Wrong.b: the column Wrong.A is already written by a -> Give one of"
                                + " them another column (@Column, @AttributeOverride), or add insertable = false and"
                                + " updatable = false");
    }

    @Entity
    @OnDelete(ReferentialAction.CASCADE)
    static class Misplaced {
        @Id
        long id;

        @OnUpdate(ReferentialAction.CASCADE)
        int number;

        @OneToMany(mappedBy = "parent")
        @OnDelete(ReferentialAction.CASCADE)
        List<Misplaced> children = List.of();

        @ManyToOne(optional = false)
        @JoinColumn(name = "up")
        @OnDelete(ReferentialAction.SET_NULL)
        Misplaced parent;
    }

    @Test
    void actionsBelongToForeignKeysThatCanHaveThem() {
        assertThat(Models.problems(Misplaced.class))
                .containsExactly(
                        "ATH1013 TableTest$Misplaced: @OnDelete does not belong on a class that has neither a joined table of"
                                + " its own nor a secondary one -> Remove the annotation",
                        "ATH1014 TableTest$Misplaced.children: mappedBy and @OnDelete exclude each other -> Remove one of"
                                + " the two",
                        "ATH1013 TableTest$Misplaced.number: @OnUpdate does not belong on a value -> Remove the annotation",
                        "ATH1014 TableTest$Misplaced.parent: SET_NULL and the column Misplaced.up, which is NOT NULL,"
                                + " exclude each other -> Remove one of the two");
    }
}
