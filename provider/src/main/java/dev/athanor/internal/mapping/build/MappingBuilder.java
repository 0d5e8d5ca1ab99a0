package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.CallbackSource;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.message.MappingException;
import java.util.Collection;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Builds the run-time model of a persistence unit from the annotations of its classes. Called once per factory by the
 * start-up code; one thread.
 */
public final class MappingBuilder {
    private final ClassLoader loader;
    private final ClassFileLocator files;
    private final CompanionSource companions;
    private final CallbackSource callbacks;
    private final AttributeSettings settings;
    private final boolean wovenOnly;

    /**
     * Creates a builder.
     *
     * @param loader the loader of the application's classes; asked for them only when all drafts are complete
     * @param files where the bytes of these classes are
     * @param companions where the companions of the classes come from
     * @param callbacks what calls the program's life-cycle methods
     */
    public MappingBuilder(
            ClassLoader loader, ClassFileLocator files, CompanionSource companions, CallbackSource callbacks) {
        this(loader, files, companions, callbacks, AttributeSettings.NONE, false);
    }

    /**
     * Creates a builder.
     *
     * @param loader the loader of the application's classes; asked for them only when all drafts are complete
     * @param files where the bytes of these classes are
     * @param companions where the companions of the classes come from
     * @param callbacks what calls the program's life-cycle methods
     * @param settings what properties say of single attributes, and of all
     * @param wovenOnly whether a class that is not woven is a problem; otherwise its instances will be compared
     */
    public MappingBuilder(
            ClassLoader loader,
            ClassFileLocator files,
            CompanionSource companions,
            CallbackSource callbacks,
            AttributeSettings settings,
            boolean wovenOnly) {
        this.settings = settings;
        this.wovenOnly = wovenOnly;
        this.loader = loader;
        this.files = files;
        this.companions = companions;
        this.callbacks = callbacks;
    }

    /**
     * Builds the model for a database that takes all types as they are.
     *
     * @param classNames binary names of the classes, as for {@link #check}
     * @throws MappingException with every problem of the mapping in its text
     */
    public MappedModel build(Collection<String> classNames) {
        return check(classNames).freeze((type, shape) -> type);
    }

    /**
     * Reads and checks the mapping.
     *
     * @param classNames binary names of entities, mapped superclasses, embeddables and converters; classes that are none
     *     of these are passed over
     * @return the mapping, which needs to know the database to become the model
     * @throws MappingException with every problem of the mapping in its text
     */
    public CheckedMapping check(Collection<String> classNames) {
        Problems problems = new Problems();
        UnitDraft drafts = new UnitReader(files, problems).read(classNames);
        drafts.classes
                .values()
                .forEach(each -> each.attributes.forEach(attribute -> {
                    attribute.actions = attribute.actions.or(settings, each.name(), attribute.name);
                    attribute.actions.requireForeignKey(each.name(), attribute, problems);
                    attribute.relationship = attribute.relationship.or(settings, each.name(), attribute.name);
                    attribute.relationship.requireRelationship(each.name(), attribute, problems);
                }));
        LinkedUnit links =
                new UnitLinker(drafts, new Classes(loader, wovenOnly, problems), settings.rules(), problems).link();
        problems.report();
        return new CheckedMapping(links, companions, callbacks);
    }
}
