package dev.athanor.internal.mapping.build;

import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Second step: from drafts to links. Goes through the whole unit once per question, because later questions need the
 * answers of earlier ones about other classes; goes on after a problem, so that all of them are found.
 */
final class UnitLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Rules rules;
    private final Problems problems;

    UnitLinker(UnitDraft unit, Classes classes, Rules rules, Problems problems) {
        this.unit = unit;
        this.rules = rules;
        this.classes = classes;
        this.problems = problems;
    }

    LinkedUnit link() {
        Map<String, EntityLink> byClass = new HierarchyLinker(unit, problems).link();
        List<EntityLink> entities = List.copyOf(byClass.values());
        LevelLinker levels = new LevelLinker(unit, classes, problems);
        entities.forEach(levels::link);
        entities.forEach(new CallbackLinker(classes, problems)::link);

        Tables tables = new Tables(problems);
        Converters converters = new Converters(unit, classes, problems);
        AssociationTables associationTables = new AssociationTables(problems);
        ForeignKeyAttributes foreignKeys = new ForeignKeyAttributes(problems);
        BasicLinker basics =
                new BasicLinker(tables, new TypeResolver(unit, converters, problems), foreignKeys, problems);
        GenerationLinker generations = new GenerationLinker(unit, tables, problems);
        JoinLinker joins = new JoinLinker(
                tables, foreignKeys, associationTables, rules.is(Switch.OVERLAPS, Choices.Overlaps.WARN), problems);
        AssociationLinker associations = new AssociationLinker(byClass, joins, problems);
        entities.forEach(each -> associations.findTargets(each.ownAttributes()));
        IdLinker ids = new IdLinker(basics, joins, classes, problems);
        KeyJoinLinker keyJoins = new KeyJoinLinker(tables, problems);
        entities.forEach(new KeyLinker(tables, ids, generations, keyJoins, problems)::link);
        SecondaryTableLinker secondaries = new SecondaryTableLinker(tables, keyJoins, problems);
        entities.forEach(secondaries::link);

        EntityLinker columns =
                new EntityLinker(tables, basics, associations, new CollectionLinker(tables, joins), problems);
        entities.forEach(columns::linkForeignKeys);
        entities.forEach(columns::link);
        foreignKeys.requireUse();
        associationTables.requireAgreement(entities);
        new RelationshipLinker(rules, new WeavingNeeds(rules, classes, problems), problems).link(entities);
        TablePerClassLinker copies = new TablePerClassLinker(tables);
        for (EntityLink entity : entities) {
            copies.link(entity);
            if (entity.draft.table != null && !entity.isBroken()) {
                tables.describe(Objects.requireNonNull(entity.table), entity.draft.table, entity.className(), null);
            }
            if (!entity.isBroken()) {
                secondaries.describe(entity);
            }
        }
        QueryLinker queries = new QueryLinker(unit, classes, problems);
        return new LinkedUnit(
                entities,
                embeddables(),
                tables.all(),
                generations.sequences(),
                queries.queries(),
                queries.procedures(),
                new GraphLinker(unit, classes, problems).graphs(),
                queries.results());
    }

    private List<Class<?>> embeddables() {
        List<Class<?>> found = new ArrayList<>();
        for (ClassDraft draft : unit.classes.values()) {
            if (draft.kind == ClassDraft.Kind.EMBEDDABLE) {
                Class<?> type = classes.load(draft.type, draft.name(), null);
                if (type != null) {
                    found.add(type);
                }
            }
        }
        return found;
    }
}
