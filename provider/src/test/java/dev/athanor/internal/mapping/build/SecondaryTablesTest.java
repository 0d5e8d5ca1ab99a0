package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

/** Secondary tables as the schema has them, and mappings that they do not allow. */
class SecondaryTablesTest {
    @Entity
    @SecondaryTable(
            name = "MORE",
            schema = "S",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "OWNER", referencedColumnName = "ID"),
            foreignKey = @jakarta.persistence.ForeignKey(name = "MORE_OWNER"))
    @SecondaryTable(name = "FREE", foreignKey = @jakarta.persistence.ForeignKey(ConstraintMode.NO_CONSTRAINT))
    static class Right {
        @Id
        int id;

        @Column(table = "MORE", nullable = false)
        String text;

        @Column(table = "RIGHT")
        String own;
    }

    @Test
    void theirKeyIsThatOfThePrimaryTable() {
        Table more = Models.of(Right.class).mapper(Right.class).tables().get(1);
        assertThat(more.name()).hasToString("MORE");
        assertThat(more.schema()).hasToString("S");
        assertThat(more.primaryKey()).extracting(column -> column.name().text()).containsExactly("OWNER");
        assertThat(more.columns()).hasSize(2).noneMatch(dev.athanor.schema.Column::isNullable);
        ForeignKey key = more.foreignKeys().get(0);
        assertThat(key.name()).hasToString("MORE_OWNER");
        assertThat(key.target().name()).hasToString("Right");
        assertThat(key.generated()).isTrue();
        Table free = Models.of(Right.class).mapper(Right.class).tables().get(2);
        assertThat(free.foreignKeys().get(0).generated()).isFalse();
    }

    @MappedSuperclass
    @SecondaryTable(name = "ABOVE")
    static class Above {
        @Id
        @Column(table = "MORE")
        int id;
    }

    @Entity
    @SecondaryTable(name = "MORE")
    @SecondaryTable(name = "More")
    @SecondaryTable(name = "Wrong")
    @SecondaryTable(
            name = "TWO",
            pkJoinColumns = {@PrimaryKeyJoinColumn(name = "A"), @PrimaryKeyJoinColumn(name = "B")})
    static class Wrong extends Above {
        @Version
        @Column(table = "MORE")
        int version;

        @Column(table = "OTHER")
        String elsewhere;

        @ManyToOne
        @JoinColumns({@JoinColumn(name = "X", table = "MORE"), @JoinColumn(name = "Y")})
        Wrong split;

        @ManyToOne
        @JoinColumn(table = "NOWHERE")
        Wrong lost;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(Models.problems(Wrong.class, Above.class))
                .anyMatch(each -> each.startsWith("ATH1013 SecondaryTablesTest$Above: @SecondaryTable"))
                .anyMatch(each -> each.startsWith("ATH1052") && each.contains("Wrong.version: the version"))
                .anyMatch(each ->
                        each.startsWith("ATH1065") && each.contains("elsewhere: its column is in the table OTHER"))
                .anyMatch(
                        each -> each.startsWith("ATH1065") && each.contains("lost: its column is in the table NOWHERE"))
                .anyMatch(each -> each.startsWith("ATH1014") && each.contains("Wrong.split"))
                .anyMatch(each -> each.startsWith("ATH1066") && each.contains("secondary table More"))
                .anyMatch(each -> each.startsWith("ATH1066") && each.contains("secondary table Wrong"));
    }

    @Entity
    @SecondaryTable(name = "MORE")
    static class KeyElsewhere {
        @Id
        @Column(table = "MORE")
        int id;
    }

    @Entity
    @SecondaryTable(
            name = "TWO",
            pkJoinColumns = {@PrimaryKeyJoinColumn(name = "A"), @PrimaryKeyJoinColumn(name = "B")})
    @SecondaryTable(name = "THREE", pkJoinColumns = @PrimaryKeyJoinColumn(referencedColumnName = "NOID"))
    static class WrongKeys {
        @Id
        int id;
    }

    @Test
    void keysAreInThePrimaryTableAndRepeatedAsAWhole() {
        assertThat(Models.problems(KeyElsewhere.class))
                .anyMatch(each -> each.startsWith("ATH1052") && each.contains("KeyElsewhere.id: the id"));
        assertThat(Models.problems(WrongKeys.class))
                .anyMatch(each -> each.startsWith("ATH1078") && each.contains("2 times @PrimaryKeyJoinColumn"))
                .anyMatch(each -> each.startsWith("ATH1062") && each.contains("NOID"));
    }
}
