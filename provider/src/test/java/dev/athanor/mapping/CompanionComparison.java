package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.dialect.Dialects;
import dev.athanor.instrument.States;
import dev.athanor.internal.ddl.SchemaStatement;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.session.Session;
import dev.athanor.schema.Table;
import dev.athanor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the same instances of all types of a model with generated and with reflective companions, each into a database
 * of its own, compares the rows, and reads both with both.
 */
final class CompanionComparison {
    private static final int INSTANCES = 3;

    private record Written(Mapper mapper, Object key) {}

    private final MappedUnit unit;
    private final SampleValues values = new SampleValues();
    private final List<Object> made = new ArrayList<>();
    private int counter;

    private CompanionComparison(MappedUnit unit) {
        this.unit = unit;
    }

    /** Compares the companions of a group; returns how many instances took part. */
    static int run(MappedTypes.Group group, MappedModel model) {
        try (TestDatabase one = TestDatabase.open(TestDatabase.Kind.H2);
                TestDatabase other = TestDatabase.open(TestDatabase.Kind.H2)) {
            createSchemas(one, model);
            createSchemas(other, model);
            try (MappedUnit generated = open(one, group, "drop-and-create", "generated");
                    MappedUnit reflective = open(other, group, "drop-and-create", "reflective");
                    MappedUnit crossing = open(one, group, "none", "reflective")) {
                List<Written> keys = new CompanionComparison(generated).write();
                assertThat(new CompanionComparison(reflective).write())
                        .as(group.toString())
                        .hasSameSizeAs(keys);
                for (Table table : model.tables()) {
                    if (!holdsRandomValues(model)) {
                        String sql = "SELECT * FROM " + table(one, table) + " ORDER BY 1";
                        assertThat(generated.texts(sql)).as(sql).isEqualTo(reflective.texts(sql));
                    }
                }
                for (Written written : keys) {
                    assertThat(read(crossing, written))
                            .as("%s#%s", written.mapper(), written.key())
                            .usingRecursiveComparison()
                            .isEqualTo(read(generated, written));
                }
                return keys.size();
            }
        }
    }

    private static void createSchemas(TestDatabase database, MappedModel model) {
        try (Connection connection = database.dataSource().getConnection()) {
            database.execute(new SchemaWriter(
                            Dialects.forDatabase(connection.getMetaData(), CompanionComparison.class.getClassLoader()))
                    .createSchemas(model.tables(), model.sequences()).stream()
                            .map(SchemaStatement::sql)
                            .toList());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String table(TestDatabase database, Table table) throws AssertionError {
        try (Connection connection = database.dataSource().getConnection()) {
            return Dialects.forDatabase(connection.getMetaData(), CompanionComparison.class.getClassLoader())
                    .identifiers()
                    .written(table);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static MappedUnit open(TestDatabase database, MappedTypes.Group group, String action, String companions) {
        return new MappedUnit(
                database,
                Map.of(
                        "jakarta.persistence.schema-generation.database.action",
                        action,
                        "athanor.companions",
                        companions,
                        // Some of the classes show what becomes of wrong queries; here only their rows count.
                        "athanor.query.check-named",
                        "false"),
                group.classes());
    }

    /** UUIDs are drawn, and versions can be times. */
    private static boolean holdsRandomValues(MappedModel model) {
        return model.mappers().stream()
                .anyMatch(mapper -> mapper.keyGeneration().kind() == KeyGeneration.Kind.UUID
                        || mapper.version() != null
                                && !Number.class.isAssignableFrom(
                                        mapper.version().type().javaType()));
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private List<Written> write() {
        unit.inTransaction(session -> {
            for (Mapper mapper : unit.factory.services().model().mappers()) {
                for (int i = 0; !mapper.isAbstract() && i < INSTANCES; i++) {
                    make(session, mapper, 0);
                }
            }
        });
        return made.stream()
                .map(each -> {
                    Mapper mapper = (Mapper) Objects.requireNonNull(States.of(each).mapper);
                    Object key = Objects.requireNonNull(States.of(each).key);
                    return new Written(mapper, mapper.keyForm().toProgram(key));
                })
                .toList();
    }

    private Object make(Session session, Mapper mapper, int depth) {
        int seed = ++counter;
        Object instance =
                newInstance(mapper.levels().get(mapper.levels().size() - 1).access());
        for (Attribute attribute : mapper.attributes()) {
            boolean generated = mapper.idAttributes().contains(attribute)
                    && mapper.keyGeneration().kind() != KeyGeneration.Kind.ASSIGNED;
            if (!generated && attribute != mapper.version()) {
                fill(session, attribute, instance, seed, depth);
            }
        }
        addToOwners(session, mapper, instance, depth);
        session.persist(instance);
        made.add(instance);
        return instance;
    }

    /** Of some rows the foreign key is written by a collection, and must not be null. */
    @SuppressWarnings("unchecked") // the elements of the collection are of that type
    private void addToOwners(Session session, Mapper mapper, Object instance, int depth) {
        for (Mapper owner : unit.factory.services().model().mappers()) {
            for (PluralAttribute plural : owner.plurals()) {
                CollectionRows rows = plural.rows();
                if (rows != null
                        && rows.inElements()
                        && !rows.isReleasable()
                        && !owner.isAbstract()
                        && mapper.isA(((PluralAssociation) plural).target())) {
                    ((Collection<Object>) Objects.requireNonNull(plural.get(make(session, owner, depth + 1))))
                            .add(instance);
                }
            }
        }
    }

    private static Object newInstance(dev.athanor.instrument.EntityAccess access) {
        try {
            return access.newInstance();
        } catch (InstantiationException e) {
            throw new AssertionError(e);
        }
    }

    private void fill(Session session, Attribute attribute, Object holder, int seed, int depth) {
        if (attribute instanceof BasicAttribute basic) {
            // One instance in three has null wherever it may; setters need not be made for it.
            boolean isNull = seed % 3 == 0
                    && basic.column().isNullable()
                    && !basic.javaType().isPrimitive()
                    && !basic.isComputed();
            basic.set(holder, isNull ? null : values.of(basic, seed));
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            Object value = newInstance(
                    embedded.levels().get(embedded.levels().size() - 1).access());
            embedded.attributes().forEach(each -> fill(session, each, value, seed, depth));
            embedded.set(holder, value);
        } else if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
            if (isNeeded(toOne) || depth == 0) {
                Mapper target = toOne.target().concreteTypes().get(0);
                toOne.set(holder, make(session, target, depth + 1));
            }
        }
    }

    /** Whether there is no row without a target. */
    static boolean isNeeded(ToOneAttribute toOne) {
        return toOne.isOwning() && !(toOne.isOptional() && toOne.isNullable());
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    private static Map<String, @Nullable Object> read(MappedUnit unit, Written written) {
        Mapper mapper = Objects.requireNonNull(
                unit.factory.services().model().mapper(written.mapper().javaType()));
        return unit.returning(session -> {
            Object loaded = MappedUnit.find(session, mapper.javaType(), written.key());
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            describe("", mapper.attributes(), loaded, session, values);
            return values;
        });
    }

    private static void describe(
            String prefix,
            List<Attribute> attributes,
            Object holder,
            Session session,
            Map<String, @Nullable Object> into) {
        for (Attribute attribute : attributes) {
            String name = prefix + attribute.name();
            if (attribute instanceof EmbeddedAttribute embedded) {
                Object value = embedded.get(holder);
                into.put(name, value != null);
                if (value != null) {
                    describe(name + ".", embedded.attributes(), value, session, into);
                }
            } else if (attribute instanceof ToOneAttribute toOne) {
                if (prefix.isEmpty()) {
                    Objects.requireNonNull(States.of(holder).owner()).reading(holder, toOne.number());
                }
                Object target = toOne.get(holder);
                into.put(name, target == null ? null : States.of(target).key);
            } else if (attribute instanceof BasicAttribute basic) {
                if (basic.isLazy()) {
                    Objects.requireNonNull(States.of(holder).owner()).reading(holder, basic.number());
                }
                into.put(name, basic.get(holder));
            }
        }
    }
}
