package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.isChanged;
import static dev.athanor.semantics.Facts.isLoaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Attributes whose numbers do not fit into one word behave like all others. */
class MoreThan64AttributesTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Wide.class));
        unit.inTransaction(session -> {
            Wide parent = new Wide();
            parent.id = 1;
            session.persist(parent);
            Wide wide = new Wide();
            wide.id = 2;
            wide.a10 = 10;
            wide.a74 = 74;
            wide.lazyText = "lazy";
            wide.parent = parent;
            wide.date = new Date(1_000_000);
            session.persist(wide);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void areLoadedAndLazyLikeAllOthers(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Wide wide = (Wide) session.find(Wide.class, 2);
                assertThat(Facts.of(wide).index().size()).isGreaterThanOrEqualTo(70);
                assertThat(wide.a10).isEqualTo(10);
                assertThat(wide.a74).isEqualTo(74);
                assertThat(wide.a73).isNull();
                assertThat(isLoaded(wide, "lazyText")).isFalse();
                assertThat(isLoaded(wide, "parent")).isFalse();
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(wide.lazyText).isEqualTo("lazy");
                assertThat(unit.log.statements()).hasSize(2);
                assertThat(wide.parent.id).isEqualTo(1);
                assertThat(wide.parent.children).containsExactly(wide);
                assertThat(wide.date.getTime()).isEqualTo(1_000_000);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void areWrittenLikeAllOthers(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Wide wide = (Wide) session.find(Wide.class, 2);
                wide.a74 = 75;
                assertThat(isChanged(wide, "a74")).isTrue();
                assertThat(isChanged(wide, "a73")).isFalse();
                wide.parent = null;
                wide.date.setTime(2_000_000);
                session.flush();
                assertThat(Facts.of(wide).isAnyChanged()).isFalse();
                wide.a73 = 1;
                wide.a73 = null;
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE wide SET a74 = ?, parent_id = ?, date_ = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void areMergedLikeAllOthers(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Wide wide = unit.returning(session -> (Wide) session.find(Wide.class, 2));
            wide.a72 = 1;
            unit.log.clear();
            unit.inTransaction(session -> session.merge(wide));
            assertThat(unit.log.statements()).hasSize(2).last().isEqualTo("UPDATE wide SET a72 = ? WHERE id = ?");
        }
    }

    @Entity
    @Table(name = "wide")
    static class Wide {
        @Id
        int id;

        Integer a10;
        Integer a11;
        Integer a12;
        Integer a13;
        Integer a14;
        Integer a15;
        Integer a16;
        Integer a17;
        Integer a18;
        Integer a19;
        Integer a20;
        Integer a21;
        Integer a22;
        Integer a23;
        Integer a24;
        Integer a25;
        Integer a26;
        Integer a27;
        Integer a28;
        Integer a29;
        Integer a30;
        Integer a31;
        Integer a32;
        Integer a33;
        Integer a34;
        Integer a35;
        Integer a36;
        Integer a37;
        Integer a38;
        Integer a39;
        Integer a40;
        Integer a41;
        Integer a42;
        Integer a43;
        Integer a44;
        Integer a45;
        Integer a46;
        Integer a47;
        Integer a48;
        Integer a49;
        Integer a50;
        Integer a51;
        Integer a52;
        Integer a53;
        Integer a54;
        Integer a55;
        Integer a56;
        Integer a57;
        Integer a58;
        Integer a59;
        Integer a60;
        Integer a61;
        Integer a62;
        Integer a63;
        Integer a64;
        Integer a65;
        Integer a66;
        Integer a67;
        Integer a68;
        Integer a69;
        Integer a70;
        Integer a71;
        Integer a72;
        Integer a73;
        Integer a74;

        @Basic(fetch = FetchType.LAZY)
        String lazyText;

        @ManyToOne(fetch = FetchType.LAZY)
        Wide parent;

        @Temporal(TemporalType.TIMESTAMP)
        @jakarta.persistence.Column(name = "date_")
        Date date;

        @OneToMany(mappedBy = "parent")
        List<Wide> children = new ArrayList<>();
    }
}
