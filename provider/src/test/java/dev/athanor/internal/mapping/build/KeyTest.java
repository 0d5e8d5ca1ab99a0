package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.build.numbered.Numbered;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where keys come from, and what may be a key or a version. */
class KeyTest {
    @Entity
    static class Assigned {
        @Id
        String code;
    }

    @Entity
    static class Auto {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Table(name = "AUTO_TABLE")
    static class AutoWithTable {
        @Id
        @GeneratedValue
        int id;
    }

    @Entity
    static class AutoUuid {
        @Id
        @GeneratedValue
        UUID id;
    }

    @Entity
    static class TextUuid {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;
    }

    @Entity
    @SequenceGenerator(
            name = "orders",
            sequenceName = "ORDER_NUMBERS",
            schema = "SALES",
            initialValue = 1000,
            allocationSize = 10)
    static class Ordered {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
        long id;
    }

    @Entity
    static class OrderedToo {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
        long id;
    }

    @Entity
    static class OwnGenerator {
        @Id
        @SequenceGenerator(sequenceName = "OWN", allocationSize = 1)
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        long id;
    }

    private static KeyGeneration generation(MappedModel model, Class<?> type) {
        return model.mapper(type).keyGeneration();
    }

    @Test
    void aKeyIsAssignedUnlessItSaysOtherwise() {
        assertThat(generation(Models.of(Assigned.class), Assigned.class)).isEqualTo(KeyGeneration.ASSIGNED);
    }

    @Test
    void autoMeansASequenceOfTheHierarchyOrAUuid() {
        MappedModel model = Models.of(Auto.class, AutoWithTable.class, AutoUuid.class);
        Sequence ofEntity = new Sequence(null, null, Name.of("Auto_SEQ"), 1, 50);
        Sequence ofTable = new Sequence(null, null, Name.of("AUTO_TABLE_SEQ"), 1, 50);
        assertThat(generation(model, Auto.class)).isEqualTo(new KeyGeneration(KeyGeneration.Kind.SEQUENCE, ofEntity));
        assertThat(generation(model, AutoWithTable.class))
                .isEqualTo(new KeyGeneration(KeyGeneration.Kind.SEQUENCE, ofTable));
        assertThat(generation(model, AutoUuid.class)).isEqualTo(new KeyGeneration(KeyGeneration.Kind.UUID, null));
        assertThat(model.sequences()).containsExactly(ofEntity, ofTable);
    }

    @Test
    void aUuidMayBeAText() {
        assertThat(generation(Models.of(TextUuid.class), TextUuid.class).kind()).isEqualTo(KeyGeneration.Kind.UUID);
    }

    @Test
    void aNamedGeneratorIsKnownInTheWholeUnit() {
        MappedModel model = Models.of(Ordered.class, OrderedToo.class);
        Sequence sequence = new Sequence(null, Name.of("SALES"), Name.of("ORDER_NUMBERS"), 1000, 10);
        assertThat(model.sequences()).containsExactly(sequence);
        assertThat(generation(model, Ordered.class).sequence()).isEqualTo(sequence);
        assertThat(generation(model, OrderedToo.class).sequence())
                .isSameAs(generation(model, Ordered.class).sequence());
    }

    @Test
    void theGeneratorAtTheKeyIsTheDefault() {
        assertThat(generation(Models.of(OwnGenerator.class), OwnGenerator.class).sequence())
                .isEqualTo(new Sequence(null, null, Name.of("OWN"), 1, 1));
    }

    @Test
    void aGeneratorOfThePackageServesItsEntities() {
        assertThat(generation(Models.of(Numbered.class), Numbered.class).sequence())
                .isEqualTo(new Sequence(null, null, Name.of("PACKAGE_NUMBERS"), 1, 5));
    }

    @Entity
    static class NoId {
        String name;
    }

    @Entity
    static class TwoIds {
        @Id
        long a;

        @Id
        long b;
    }

    @Entity
    static class BytesId {
        @Id
        byte[] id;

        @GeneratedValue
        long other;
    }

    @Entity
    static class TextIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        String id;

        @Version
        String version;
    }

    @Entity
    static class LongUuid {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        long id;

        @Version
        int one;

        @Version
        int two;
    }

    @Entity
    static class UnknownGenerator {
        @Id
        @GeneratedValue(generator = "nobody")
        long id;
    }

    @Entity
    static class TableGenerated {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers of none")
        @TableGenerator(name = "numbers of none", allocationSize = 0)
        long id;
    }

    @Entity
    @SequenceGenerator(sequenceName = "ORDER_NUMBERS", schema = "SALES")
    static class OtherAllocation {
        @Id
        @GeneratedValue
        long id;
    }

    @Test
    void wrongKeysAreRefused() {
        assertThat(Models.problems(
                        NoId.class,
                        TwoIds.class,
                        BytesId.class,
                        TextIdentity.class,
                        LongUuid.class,
                        UnknownGenerator.class,
                        TableGenerated.class,
                        Ordered.class,
                        OtherAllocation.class))
                .containsExactly(
                        "ATH1043 KeyTest$BytesId.id: a byte[] cannot be an id -> Use a number, a text, a UUID or a date",
                        "ATH1045 KeyTest$BytesId.other: @GeneratedValue is supported on ids only -> Remove the"
                                + " annotation, or add @Id",
                        "ATH1051 KeyTest$LongUuid: both one and two are versions -> Keep one @Version",
                        "ATH1046 KeyTest$LongUuid.id: the strategy UUID does not make values of type long -> Use a whole"
                                + " number for AUTO, IDENTITY and SEQUENCE, a UUID or a String for UUID",
                        "ATH1040 KeyTest$NoId: the entity has no id -> Mark the attribute that identifies it with @Id",
                        "ATH1049 KeyTest$OtherAllocation.id: the sequence ORDER_NUMBERS has another initial value or"
                                + " allocation size elsewhere than in KeyTest$OtherAllocation -> Describe the sequence"
                                + " once, and refer to that generator",
                        "ATH1048 KeyTest$TableGenerated.id: the generator of KeyTest$TableGenerated.id has the allocation"
                                + " size 0 -> Use 1 or more",
                        "ATH1046 KeyTest$TextIdentity.id: the strategy IDENTITY does not make values of type"
                                + " java.lang.String -> Use a whole number for AUTO, IDENTITY and SEQUENCE, a UUID or a"
                                + " String for UUID",
                        "ATH1050 KeyTest$TextIdentity.version: a java.lang.String cannot be a version -> Use int, short,"
                                + " long, Timestamp, LocalDateTime or Instant",
                        "ATH1041 KeyTest$TwoIds: there is no class for keys of several attributes: a, b -> Add @IdClass"
                                + " with a class of these attributes, or put them into one @EmbeddedId",
                        "ATH1047 KeyTest$UnknownGenerator.id: there is no generator named nobody -> Add"
                                + " @SequenceGenerator(name = \"nobody\")");
    }
}
