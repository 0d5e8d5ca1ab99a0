package dev.athanor.internal.mapping.build;

import dev.athanor.LoadingStrategy;
import dev.athanor.internal.mapping.RelationshipRules;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only woven classes can do beyond the standard, because it happens at the moment when an attribute is read or written, or depends
 * on what was never set. Where a class is not woven, it is refused: what is asked for would not happen, and nobody would be told. What
 * expires is not among it: an instance of a plain class is read anew when it is found the next time.
 */
public final class WeavingNeeds {
    /**
     * Something that a unit or a relationship can ask for.
     *
     * @param words how it is written
     * @param asked whether it is asked for
     */
    private record Need<T>(String words, Predicate<T> asked) {}

    /** For all instances of a unit. */
    private static final List<Need<Rules>> OF_UNITS = List.of(
            value(Switch.MERGE_UNSET, Choices.MergeUnset.SKIP),
            value(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED));

    /** For relationships. */
    private static final List<Need<RelationshipRules>> OF_RELATIONSHIPS = List.of(
            new Need<>("athanor.inverse-sync=on", RelationshipRules::inverseSync),
            new Need<>("athanor.cascade.persist=event", RelationshipRules::cascadesAtEvents),
            new Need<>("athanor.orphan.pending=expunge", RelationshipRules::expungesPendingOrphans),
            new Need<>("athanor.lazy=dynamic", rules -> rules.loads(LoadingStrategy.DYNAMIC)),
            new Need<>("athanor.lazy=write-only", rules -> rules.loads(LoadingStrategy.WRITE_ONLY)),
            new Need<>("athanor.lazy=raise", rules -> rules.loads(LoadingStrategy.RAISE)),
            new Need<>("athanor.lazy=raise-on-sql", rules -> rules.loads(LoadingStrategy.RAISE_ON_SQL)),
            new Need<>("@ActiveHistory", RelationshipRules::activeHistory),
            new Need<>("@LoadOnPending", RelationshipRules::loadOnPending),
            new Need<>("@SingleParent", RelationshipRules::singleParent));

    /** For values: a group is loaded when one of its members is touched, and a plain class does not tell of that. */
    private static final List<Need<BasicLink>> OF_VALUES =
            List.of(new Need<>("@LoadGroup", link -> link.draft.loadGroup != null));

    private final Rules unit;
    private final Classes classes;
    private final Problems problems;

    WeavingNeeds(Rules unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
    }

    /** All that needs weaving, as it is written; for the documentation. */
    public static List<String> all() {
        return Stream.of(OF_UNITS, OF_RELATIONSHIPS, OF_VALUES)
                .flatMap(List::stream)
                .map(Need::words)
                .toList();
    }

    void check(EntityLink entity) {
        for (LevelLink level : entity.levels) {
            if (!classes.isWoven(level.javaType)) {
                refuse(level.draft.name(), null, asked(OF_UNITS, unit));
                for (AttributeLink attribute : level.attributes) {
                    if (attribute instanceof BasicLink value) {
                        refuse(level.draft.name(), value.draft.name, asked(OF_VALUES, value));
                    }
                }
            }
        }
    }

    void check(AssociationLink link) {
        if (!classes.isWoven(link.level.javaType)) {
            refuse(link.className(), link.name(), asked(OF_RELATIONSHIPS, link.rules));
        }
    }

    private void refuse(String className, @Nullable String attribute, List<String> needs) {
        if (!needs.isEmpty()) {
            problems.add(className, attribute, MappingMessage.NEEDS_WEAVING, String.join(", ", needs));
        }
    }

    private static <T> List<String> asked(List<Need<T>> needs, T of) {
        List<String> asked = new ArrayList<>();
        for (Need<T> need : needs) {
            if (need.asked().test(of)) {
                asked.add(need.words());
            }
        }
        return asked;
    }

    private static <T extends Enum<T>> Need<Rules> value(Switch<T> choice, T value) {
        String spelled = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Need<>(choice.name() + "=" + spelled, rules -> rules.is(choice, value));
    }
}
