package dev.athanor.internal.mapping.build;

import dev.athanor.ActiveHistory;
import dev.athanor.DeleteOrphan;
import dev.athanor.Generated;
import dev.athanor.GlobalCriteria;
import dev.athanor.InsertDefault;
import dev.athanor.InverseSync;
import dev.athanor.LoadGroup;
import dev.athanor.LoadOnPending;
import dev.athanor.Loading;
import dev.athanor.NoCascade;
import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveUpdates;
import dev.athanor.SingleParent;
import dev.athanor.ViewOnly;
import dev.athanor.WritableForeignKey;
import dev.athanor.internal.mapping.LifecycleEvent;
import jakarta.persistence.Access;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Basic;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Converts;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedEntityGraphs;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQueries;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQueries;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.SqlResultSetMappings;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which annotations mean something here. Any other one is refused, so that an annotation that is not
 * supported yet, or one that stands on the wrong kind of element, is never silently ignored.
 */
final class KnownNotes {
    /** Deprecated in favour of java.time, but part of the standard: known by name, so that nothing here is deprecated. */
    static final String TEMPORAL = Notes.STANDARD + "Temporal";

    /** On classes. Caching is off, which every shared cache mode allows; no listener is a default one yet. */
    static final Set<String> ON_CLASSES = Set.copyOf(names(
            Entity.class,
            MappedSuperclass.class,
            Embeddable.class,
            Converter.class,
            Access.class,
            Table.class,
            IdClass.class,
            SecondaryTable.class,
            SecondaryTables.class,
            Inheritance.class,
            DiscriminatorColumn.class,
            DiscriminatorValue.class,
            PrimaryKeyJoinColumn.class,
            PrimaryKeyJoinColumns.class,
            AttributeOverride.class,
            AttributeOverrides.class,
            AssociationOverride.class,
            AssociationOverrides.class,
            Convert.class,
            Converts.class,
            SequenceGenerator.class,
            SequenceGenerators.class,
            TableGenerator.class,
            TableGenerators.class,
            NamedQuery.class,
            NamedQueries.class,
            NamedNativeQuery.class,
            NamedNativeQueries.class,
            NamedStoredProcedureQuery.class,
            NamedStoredProcedureQueries.class,
            SqlResultSetMapping.class,
            SqlResultSetMappings.class,
            NamedEntityGraph.class,
            NamedEntityGraphs.class,
            Cacheable.class,
            EntityListeners.class,
            ExcludeDefaultListeners.class,
            ExcludeSuperclassListeners.class,
            GlobalCriteria.class,
            GlobalCriteria.All.class,
            OnDelete.class,
            OnUpdate.class));

    /** On packages. */
    static final Set<String> ON_PACKAGES = Set.copyOf(
            names(SequenceGenerator.class, SequenceGenerators.class, TableGenerator.class, TableGenerators.class));

    /** The four that make an attribute an association. */
    static final List<String> ASSOCIATIONS = names(ManyToOne.class, OneToOne.class, OneToMany.class, ManyToMany.class);

    /** What belongs to associations only. */
    static final List<String> OF_ASSOCIATIONS = names(
            JoinColumn.class,
            JoinColumns.class,
            JoinTable.class,
            MapsId.class,
            ActiveHistory.class,
            DeleteOrphan.class,
            InverseSync.class,
            LoadOnPending.class,
            Loading.class,
            NoCascade.class,
            PassiveDeletes.class,
            PassiveUpdates.class,
            dev.athanor.PostUpdate.class,
            SingleParent.class,
            ViewOnly.class);

    /** What belongs to attributes that make foreign keys. */
    static final List<String> OF_FOREIGN_KEYS = names(OnDelete.class, OnUpdate.class);

    /** Deprecated like {@link #TEMPORAL}. */
    static final String MAP_KEY_TEMPORAL = Notes.STANDARD + "MapKeyTemporal";

    /** What belongs to collections of values only. */
    static final List<String> OF_ELEMENTS = names(ElementCollection.class, CollectionTable.class);

    /** What belongs to collections only. */
    static final List<String> OF_COLLECTIONS = Stream.of(
                    names(
                            OrderBy.class,
                            OrderColumn.class,
                            MapKey.class,
                            MapKeyClass.class,
                            MapKeyColumn.class,
                            MapKeyEnumerated.class,
                            MapKeyJoinColumn.class,
                            MapKeyJoinColumns.class),
                    List.of(MAP_KEY_TEMPORAL))
            .flatMap(List::stream)
            .toList();

    /** What belongs to values in one column, or in those of an embeddable, only; collections have none of it. */
    static final List<String> OF_SINGLE_VALUES = names(
            Generated.class,
            InsertDefault.class,
            LoadGroup.class,
            WritableForeignKey.class,
            EmbeddedId.class,
            Version.class,
            Basic.class,
            GeneratedValue.class,
            Embedded.class);

    /** What says of values how they are stored: also of the keys of a map. */
    static final List<String> OVERRIDES = names(
            Convert.class,
            Converts.class,
            AttributeOverride.class,
            AttributeOverrides.class,
            AssociationOverride.class,
            AssociationOverrides.class);

    /** What belongs to values only. */
    static final List<String> OF_VALUES = names(Column.class, Enumerated.class, Lob.class);

    /** On fields and getters. */
    static final Set<String> ON_MEMBERS = Stream.of(
                    ASSOCIATIONS,
                    OF_ASSOCIATIONS,
                    OF_FOREIGN_KEYS,
                    OF_ELEMENTS,
                    OF_COLLECTIONS,
                    OF_SINGLE_VALUES,
                    OF_VALUES,
                    OVERRIDES,
                    List.of(TEMPORAL),
                    names(
                            Id.class,
                            Access.class,
                            Transient.class,
                            SequenceGenerator.class,
                            SequenceGenerators.class,
                            TableGenerator.class,
                            TableGenerators.class))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** The life-cycle callbacks. */
    static final Map<String, LifecycleEvent> CALLBACKS = Map.of(
            PrePersist.class.getName(), LifecycleEvent.PRE_PERSIST,
            PostPersist.class.getName(), LifecycleEvent.POST_PERSIST,
            PreUpdate.class.getName(), LifecycleEvent.PRE_UPDATE,
            PostUpdate.class.getName(), LifecycleEvent.POST_UPDATE,
            PreRemove.class.getName(), LifecycleEvent.PRE_REMOVE,
            PostRemove.class.getName(), LifecycleEvent.POST_REMOVE,
            PostLoad.class.getName(), LifecycleEvent.POST_LOAD);

    /** Those that may stand on a member that is no attribute. */
    static final Set<String> NO_MAPPING = Stream.of(CALLBACKS.keySet(), names(Access.class, Transient.class))
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private KnownNotes() {}

    @SafeVarargs
    private static List<String> names(Class<? extends Annotation>... annotations) {
        return Stream.of(annotations).map(Class::getName).toList();
    }
}
