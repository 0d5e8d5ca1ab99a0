package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.GlobalCriteria;
import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import dev.athanor.internal.codegen.CompanionFactory;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.Slot;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * For every mapped type of all tests: the companions in use are the generated ones, and what they write and read is what
 * the reflective ones write and read.
 */
class CompanionsInUseTest {
    /** Entities that are known to be there; should the search find less, it would be the search that is wrong. */
    private static final int AT_LEAST = 100;

    @Test
    void everyMappedTypeHasGeneratedCompanions() {
        int entities = 0;
        for (MappedTypes.Group group : MappedTypes.groups()) {
            MappedModel model = group.model(new CompanionFactory());
            if (model == null) {
                continue;
            }
            entities += model.mappers().size();
            for (ClassLevel level : levels(model)) {
                assertGenerated(level, level.access(), EntityAccess.class);
                assertGenerated(level, level.hydrator(), RowHydrator.class);
                assertGenerated(level, level.binder(), RowBinder.class);
            }
        }
        assertThat(entities).isGreaterThan(AT_LEAST);
    }

    /** All levels of the entities and embeddables of a model. */
    static Set<ClassLevel> levels(MappedModel model) {
        Set<ClassLevel> levels = new LinkedHashSet<>();
        for (Mapper mapper : model.mappers()) {
            levels.addAll(mapper.levels());
            collectEmbedded(mapper.attributes(), levels);
        }
        return levels;
    }

    private static void collectEmbedded(List<Attribute> attributes, Set<ClassLevel> into) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof EmbeddedAttribute embedded) {
                into.addAll(embedded.levels());
                collectEmbedded(embedded.attributes(), into);
            }
        }
    }

    private static void assertGenerated(ClassLevel level, Object companion, Class<?> type) {
        Object made = companion;
        if (level.slots().stream().anyMatch(Slot::hasAccessors)) {
            // Calls of accessors are wrapped; what matters is what is called.
            assertThat(companion.getClass().isRecord()).isTrue();
            made = onlyComponent(companion);
        }
        assertThat(made.getClass().isHidden())
                .as("%s of %s", type, level.type())
                .isTrue();
        assertThat(made.getClass().getNestHost()).isSameAs(level.type().getNestHost());
        assertThat(made.getClass().getName()).startsWith(level.type().getName() + "$athanor$" + type.getSimpleName());
    }

    private static Object onlyComponent(Object companion) {
        RecordComponent[] components = companion.getClass().getRecordComponents();
        assertThat(components).hasSize(1);
        try {
            components[0].getAccessor().setAccessible(true);
            return components[0].getAccessor().invoke(companion);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void aFactoryUsesThemUnlessItIsToldOtherwise(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            for (ClassLevel level : levels(unit.factory.services().model())) {
                assertThat(level.access().getClass().isHidden()).isEqualTo(TestCompanions.areGenerated());
            }
        }
        for (boolean generated : new boolean[] {true, false}) {
            Map<String, String> chosen = Map.of("athanor.companions", generated ? "generated" : "reflective");
            try (MappedUnit unit = new MappedUnit(database, chosen, List.of(BasicValues.class))) {
                for (ClassLevel level : levels(unit.factory.services().model())) {
                    assertThat(level.access().getClass().isHidden()).isEqualTo(generated);
                }
            }
        }
    }

    @Test
    void bothKindsWriteTheSameRowsAndReadTheSameObjects() {
        int written = 0;
        List<MappedTypes.Group> without = new ArrayList<>();
        for (MappedTypes.Group group : MappedTypes.groups()) {
            MappedModel model = group.model(new CompanionFactory());
            if (model != null && isComparable(model)) {
                int rows = CompanionComparison.run(group, model);
                written += rows;
                if (rows == 0) {
                    without.add(group);
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(written).isGreaterThan(AT_LEAST);
    }

    /**
     * Not with a catalogue, which is a database of that name; nor with methods that expect a test's own data; nor with
     * rows that need each other, nor with foreign keys as attributes, whose values must be those of other rows; nor under criteria,
     * of which tests have wrong ones.
     */
    private static boolean isComparable(MappedModel model) {
        return model.tables().stream().allMatch(table -> table.catalog() == null)
                && model.mappers().stream()
                        .noneMatch(mapper -> Stream.of(LifecycleEvent.values()).anyMatch(mapper::hears)
                                || mapper.javaType().getAnnotationsByType(GlobalCriteria.class).length > 0
                                || needs(mapper, new HashSet<>()).contains(mapper)
                                || mapper.associations().stream().anyMatch(CompanionsInUseTest::hasAttributes));
    }

    private static boolean hasAttributes(AssociationPath path) {
        return path.attribute() instanceof ToOneAttribute toOne
                ? !toOne.keyAttributes().isEmpty()
                : path.attribute() instanceof PluralAssociation plural
                        && !plural.targetKeyAttributes().isEmpty();
    }

    /** The types without whose rows there is no row of a type. */
    private static Set<Mapper> needs(Mapper mapper, Set<Mapper> into) {
        for (AssociationPath path : mapper.associations()) {
            if (path.attribute() instanceof ToOneAttribute toOne
                    && CompanionComparison.isNeeded(toOne)
                    && into.add(toOne.target())) {
                needs(toOne.target(), into);
            }
        }
        return into;
    }
}
