package dev.athanor.message;

/** Everything that can be wrong with the mapping of classes to tables. Hole 0 is the class, or class and attribute. */
public enum MappingMessage implements MessageCode {
    REFUSED("ATH1000", "the mapping is refused; problems: {0}{1}", ""),
    CLASS_NOT_FOUND(
            "ATH1001",
            "{0}: there is no class file of that name",
            "Correct the name in persistence.xml, or put the class on the class path"),
    CLASS_NOT_READABLE("ATH1002", "{0}: its class file cannot be read: {1}", "Build the class again"),
    CLASS_NOT_LOADABLE(
            "ATH1003", "{0}: the class {1} cannot be loaded: {2}", "Put the class and what it needs on the class path"),
    NOT_WOVEN(
            "ATH1004",
            "{0}: the class is not woven",
            "Weave it at build time with the Byte Buddy plug-in and dev.athanor.enhance.AthanorPlugin, or start "
                    + "the JVM with -javaagent and the jar athanor-bytecode-enhancer"),
    PARTLY_WOVEN(
            "ATH1099",
            "{0}: the class is not woven, but {1} below it is",
            "Weave all classes of the hierarchy, or none"),
    WOVEN_FOR_ANOTHER_VERSION(
            "ATH1005", "{0}: {1}", "Build the class again with the enhancer of the same version as the provider"),
    NO_CONSTRUCTOR("ATH1006", "{0}: it has no constructor without parameters", "Add one; it may be protected"),
    WRONG_SHAPE("ATH1007", "{0}: {1} cannot be mapped", "Make it a plain class, top-level or static nested"),
    ENTITY_NAME_TWICE(
            "ATH1008",
            "{0}: the entity name {1} belongs to {2} too",
            "Give one of them another name with @Entity(name = ...)"),
    PARENT_NOT_LISTED(
            "ATH1009",
            "{0}: its superclass {1} is an entity outside the persistence unit",
            "Add the superclass to the persistence unit"),
    NOT_SUPPORTED("ATH1010", "{0}: @{1} is not supported yet", "Remove it, or map the data in another way until it is"),
    MEMBER_NOT_SUPPORTED("ATH1011", "{0}: the member {1} of @{2} is not supported yet", "Remove the member"),
    CALLBACK_SIGNATURE("ATH1012", "{0}: a @{1} method {2}", "Declare it as void {3}"),
    WRONG_ANNOTATION("ATH1013", "{0}: @{1} does not belong on {2}", "Remove the annotation"),
    CONTRADICTION("ATH1014", "{0}: {1} and {2} exclude each other", "Remove one of the two"),
    MISPLACED_ANNOTATION(
            "ATH1015",
            "{0}: @{1} is on the {2}, but the class is mapped by its {3}; it has no effect",
            "Move the annotation, or add @Access to the class or to this member"),
    CALLBACK_TWICE(
            "ATH1016", "{0}: {1} is a @{2} method too", "Keep one of the two, and call the other one from there"),
    LISTENER_PARAMETER(
            "ATH1017",
            "{0}: the listener takes a {1}, but is called for {2}",
            "Declare the parameter as a type that all its entities have in common, or as Object"),
    LISTENER_INSTANCE(
            "ATH1018",
            "{0}: the entity listener cannot be instantiated: {1}",
            "Give it a public constructor without parameters that does not fail"),
    CALLBACK_ACCESS("ATH1019", "{0}: the callback cannot be called: {1}", "Open its package to the provider''s module"),
    FINAL_FIELD("ATH1020", "{0}: a final field cannot be persistent", "Remove final, or mark the field as @Transient"),
    NO_SETTER(
            "ATH1021",
            "{0}: {1}() has no setter",
            "Add a setter of the same type, which may be private, or mark the getter as @Transient"),
    NO_BACKING_FIELD(
            "ATH1022",
            "{0}: no field was found behind {1}()",
            "Keep the value in one field of the same class, or mark the getter as @Transient"),
    ATTRIBUTE_TWICE(
            "ATH1023",
            "{0}: a superclass has an attribute of that name too",
            "Rename one of the two, or mark one as @Transient"),
    UNKNOWN_TYPE(
            "ATH1024",
            "{0}: the type {1} is not a basic type",
            "Add a converter, make the type @Embeddable or Serializable, or mark the attribute as @Transient"),
    ENTITY_AS_VALUE(
            "ATH1025",
            "{0}: {1} is an entity, and the attribute has no association annotation",
            "Add @ManyToOne or @OneToOne"),
    COLLECTION_AS_VALUE(
            "ATH1026",
            "{0}: a collection of type {1} has no association annotation",
            "Add @ElementCollection, @OneToMany or @ManyToMany, add a converter, or mark the attribute as @Transient"),
    NOT_AN_EMBEDDABLE("ATH1027", "{0}: {1} is not an embeddable", "Add @Embeddable to that class"),
    EMBEDDED_IN_ITSELF("ATH1028", "{0}: the embeddable {1} contains itself", "Refer to an entity instead"),
    NOT_IN_EMBEDDABLE(
            "ATH1029",
            "{0}: only values, embeddables and owning references are supported inside an embeddable",
            "Move the attribute to the entity"),
    COLLECTION_IN_ELEMENT(
            "ATH1038",
            "{0}: an embeddable in a collection cannot have a collection itself",
            "Make the embeddable an entity"),
    ENUMERATED_VALUE(
            "ATH1030",
            "{0}: the values of {1} cannot be stored: {2}",
            "Give each constant a value of its own in a field of type String, byte, short or int"),
    NO_CONVERTER(
            "ATH1031", "{0}: it does not say what it converts", "Implement AttributeConverter with two type arguments"),
    CONVERTER_TWICE("ATH1032", "{0}: {2} applies to every {1} too", "Set autoApply = false on one of them"),
    CONVERTER_MISMATCH(
            "ATH1033",
            "{0}: the converter {1} is for {2}, the attribute is of type {3}",
            "Name a converter for the type of the attribute"),
    CONVERTER_COLUMN_TYPE("ATH1034", "{0}: it converts to {1}, which is not a basic type", "Convert to a basic type"),
    SHARED_FIELD(
            "ATH1036",
            "{0}: its value is in the field {1}, which is that of {2} already",
            "Mark one of the two getters as @Transient, or give each a field of its own"),
    FIELD_TYPE(
            "ATH1037",
            "{0}: the field {1} behind it is of type {2}, which does not take every {3}",
            "Declare the field with the type of the property"),
    CONVERTER_INSTANCE(
            "ATH1035",
            "{0}: the converter cannot be instantiated: {1}",
            "Give it a constructor without parameters that does not fail"),
    NO_ID("ATH1040", "{0}: the entity has no id", "Mark the attribute that identifies it with @Id"),
    SEVERAL_IDS(
            "ATH1041",
            "{0}: there is no class for keys of several attributes: {1}",
            "Add @IdClass with a class of these attributes, or put them into one @EmbeddedId"),
    KEY_BELOW_ROOT("ATH1042", "{0}: @{1} belongs in the top class of the hierarchy, {2}", "Move the attribute there"),
    ID_TYPE("ATH1043", "{0}: a {1} cannot be an id", "Use a number, a text, a UUID or a date"),
    ID_NOT_WRITTEN(
            "ATH1044",
            "{0}: the column of the id is neither insertable nor updatable",
            "Remove insertable = false and updatable = false"),
    GENERATED_IN_COMPOSITE(
            "ATH1118",
            "{0}: a part of a composite key cannot be generated",
            "Assign it in the program, or use a generated key of one attribute"),
    GENERATED_WITHOUT_ID(
            "ATH1045", "{0}: @GeneratedValue is supported on ids only", "Remove the annotation, or add @Id"),
    GENERATION_TYPE(
            "ATH1046",
            "{0}: the strategy {1} does not make values of type {2}",
            "Use a whole number for AUTO, IDENTITY and SEQUENCE, a UUID or a String for UUID"),
    GENERATOR_UNKNOWN("ATH1047", "{0}: there is no generator named {1}", "Add @SequenceGenerator(name = \"{1}\")"),
    ALLOCATION_SIZE("ATH1048", "{0}: the generator of {1} has the allocation size {2}", "Use 1 or more"),
    SEQUENCE_DIFFERS(
            "ATH1049",
            "{0}: the sequence {1} has another initial value or allocation size elsewhere than in {2}",
            "Describe the sequence once, and refer to that generator"),
    VERSION_TYPE(
            "ATH1050", "{0}: a {1} cannot be a version", "Use int, short, long, Timestamp, LocalDateTime or Instant"),
    SEVERAL_VERSIONS("ATH1051", "{0}: both {1} and {2} are versions", "Keep one @Version"),
    NOT_IN_PRIMARY_TABLE(
            "ATH1052",
            "{0}: the {1} belongs in the primary table {2}, not in {3}",
            "Remove table = ... from its @Column"),
    IDENTITY_PER_TABLE(
            "ATH1053",
            "{0}: each table of the hierarchy would count its identity column for itself, and keys are unique in the "
                    + "whole hierarchy",
            "Generate the key by SEQUENCE, TABLE or UUID, or use JOINED or SINGLE_TABLE"),
    EMBEDDABLE_AS_ID("ATH1110", "{0}: {1} is an embeddable", "Use @EmbeddedId for an embeddable with the whole key"),
    EMBEDDED_ID_AND_ID(
            "ATH1111",
            "{0}: its key is embedded, and {1} is an id too",
            "Put the attribute into the embeddable, or use @MapsId for a reference"),
    REFERENCE_IN_ID(
            "ATH1112",
            "{0}: an embedded id cannot contain references",
            "Put the key of the other entity there, and refer to it with @MapsId in the entity"),
    ID_CLASS_ATTRIBUTE(
            "ATH1113",
            "{0}: the id class {1} has no attribute {2} of type {3}",
            "Add it to that class, with the same name and type as the id; for a reference, the type of the other key"),
    ID_CLASS_EQUALS(
            "ATH1114",
            "{0}: the key class {1} does not override equals() and hashCode()",
            "Override both, so that two keys with the same values are equal"),
    MAPS_ID_UNKNOWN(
            "ATH1115",
            "{0}: @MapsId names ''{1}'', which is not an attribute of the key",
            "Name an attribute of the embedded id, or nothing if the reference determines all of the key"),
    MAPS_ID_TYPE(
            "ATH1116",
            "{0}: its type is {1}, but {2} refers to an entity whose key is {3}",
            "Declare it with the type of that key"),
    GENERATED_INSIDE(
            "ATH1120",
            "{0}: @Generated is for attributes of entities, not of embeddables",
            "Move the attribute to the entity, or use insertable = false and refresh()"),
    KEYS_IN_A_CIRCLE(
            "ATH1117", "{0}: its key is determined by another one, which it determines itself", "Break the circle"),
    COLUMN_TWICE(
            "ATH1060",
            "{0}: the column {1} is already written by {2}",
            "Give one of them another column (@Column, @AttributeOverride), or add insertable = false and updatable"
                    + " = false"),
    COLUMN_TYPES(
            "ATH1061",
            "{0}: the column {1} has a type for an attribute before it that does not go together with this one''s",
            "Give one of them another column; numbers can share one, and texts"),
    UNKNOWN_COLUMN(
            "ATH1062",
            "{0}: {1} names the column {2}, which the table {3} does not have; it has {4}",
            "Correct the name"),
    OVERRIDE_UNKNOWN(
            "ATH1063",
            "{0}: an override or @Convert is for the attribute ''{1}'', which does not exist there",
            "Correct the attribute name"),
    JOIN_TABLE_TWICE(
            "ATH1064",
            "{0}: its join table {1} is that of {2} too",
            "Give one of them another name with @JoinTable(name = ...)"),
    UNKNOWN_TABLE(
            "ATH1065",
            "{0}: its column is in the table {1}, which is none of the tables of the entity''s rows: {2}",
            "Correct the name, or add @SecondaryTable(name = \"{1}\") to the entity"),
    SECONDARY_TABLE_TWICE(
            "ATH1066",
            "{0}: the secondary table {1} is a table of its rows already",
            "Give it another name, or remove it"),
    NO_TARGET(
            "ATH1070",
            "{0}: the type of the elements is unknown",
            "Declare it as a type argument, or as targetEntity or targetClass"),
    NOT_AN_ENTITY(
            "ATH1071",
            "{0}: {1} is not an entity of this persistence unit",
            "Add @Entity to it and add it to the persistence unit, or correct the type"),
    COLLECTION_TYPE(
            "ATH1072", "{0}: a collection cannot be declared as {1}", "Declare it as Collection, List, Set or Map"),
    MAPPED_BY_UNKNOWN(
            "ATH1073",
            "{0}: mappedBy names {1}, which is not an attribute of {2}",
            "Name the attribute of that entity that refers to this one"),
    MAPPED_BY_KIND(
            "ATH1074",
            "{0}: mappedBy names {1}, which is not an owning {2}",
            "Annotate that attribute with {2} without mappedBy, or correct mappedBy"),
    MAPPED_BY_TARGET(
            "ATH1075",
            "{0}: mappedBy names {1}, which refers to {2}, not to {3}",
            "Correct the type of one side, or mappedBy"),
    REFERENCE_BY_JOIN_TABLE("ATH1077", "{0}: a reference by @JoinTable is not supported yet", "Use a join column"),
    JOIN_COLUMN_COUNT(
            "ATH1078",
            "{0}: {1} times {2}, but the key of {3} has another number of columns: {4}",
            "Give one for each column of the key"),
    REFERENCED_NOT_KEY(
            "ATH1079",
            "{0}: the join column refers to {1}; references to other columns of {2} than its key {3} are not "
                    + "supported yet",
            "Refer to the key, or leave referencedColumnName out"),
    REFERENCED_TWICE("ATH1119", "{0}: two join columns refer to {1}", "Let each refer to another column of the key"),
    ORDER_BY(
            "ATH1080",
            "{0}: @OrderBy cannot be read at ''{1}''",
            "Give basic attributes of {2}, each with ASC or DESC after it if need be, separated by commas"),
    MAP_KEY_UNKNOWN(
            "ATH1081", "{0}: @MapKey names {1}, which is not a basic attribute of {2}", "Correct the attribute name"),
    KEY_ON_INVERSE_SIDE(
            "ATH1082",
            "{0}: positions and keys of the inverse side of a many-to-many association are not supported yet",
            "Use @OrderBy or @MapKey there, or make it the owning side"),
    NO_KEY_TYPE(
            "ATH1084", "{0}: the type of the keys is unknown", "Declare it as a type argument, or with @MapKeyClass"),
    ORDER_BY_VALUE(
            "ATH1085",
            "{0}: @OrderBy(''{1}'') names attributes, but the elements are basic values",
            "Give ASC, DESC or nothing"),
    MAP_KEY_TYPE("ATH1083", "{0}: its keys are declared as {1}, but {2} is of type {3}", "Correct the type argument"),
    DISCRIMINATOR_VALUE_TWICE(
            "ATH1090",
            "{0}: the discriminator value {1} belongs to {2} too",
            "Give each class of the hierarchy its own @DiscriminatorValue"),
    DISCRIMINATOR_VALUE_FORM(
            "ATH1091",
            "{0}: the discriminator value ''{1}'' is not {2}",
            "Correct @DiscriminatorValue, or the type in @DiscriminatorColumn"),
    QUERY_TWICE("ATH1092", "{0}: the query name {1} belongs to {2} too", "Rename one of the queries"),
    QUERY_WRONG("ATH1093", "{0}: the named query {1} is wrong: {2}", "Correct the annotation"),
    CRITERIA_WRONG("ATH1195", "{0}: the criteria {1} are wrong: {2}", "Correct the annotation"),
    QUERY_NOT_LOCKABLE(
            "ATH1094", "{0}: the named query {1} has a lock mode, but returns nothing to lock", "Remove lockMode"),
    SYNC_WITH_UNKNOWN(
            "ATH1130",
            "{0}: @InverseSync names {1}, which is not an attribute of {2}",
            "Name the attribute of that entity that refers to this one"),
    SYNC_WITH_OTHER(
            "ATH1131",
            "{0}: @InverseSync names {1}, which does not refer to {2}",
            "Name an association of that entity that refers to this one"),
    SYNC_WITHOUT_INVERSE(
            "ATH1132",
            "{0}: @InverseSync, but the association has no other side",
            "Name it with @InverseSync(with = ...), or map the other side with mappedBy"),
    NO_JOIN_COLUMN(
            "ATH1133",
            "{0}: @WritableForeignKey, but its column {1} is no join column of an association",
            "Remove the annotation, or let an association have this column as its @JoinColumn"),
    FOREIGN_KEY_PARTLY(
            "ATH1134",
            "{0}: attributes with @WritableForeignKey are over a part of its foreign key only; the column {1} has none",
            "Map the whole foreign key by such attributes, or no part of it"),
    FOREIGN_KEY_TYPE(
            "ATH1135",
            "{0}: @WritableForeignKey on a {1}, but the column {2} that it refers to is a {3}",
            "Declare the attribute with the type of the key"),
    FOREIGN_KEY_ACTIONS(
            "ATH1136",
            "{0}: its foreign key, of the columns {2} of {1}, is that of another attribute with another ON DELETE or ON"
                    + " UPDATE",
            "Let @OnDelete and @OnUpdate of both say the same, or put them on one of the two"),
    GROUP_NOT_LAZY(
            "ATH1137",
            "{0}: @LoadGroup(\"{1}\") on an attribute that is loaded with its owner",
            "Add @Basic(fetch = FetchType.LAZY), or remove the annotation"),
    INSERT_DEFAULT(
            "ATH1138",
            "{0}: @InsertDefault(\"{1}\") is no value of the type {2}: {3}",
            "Write the value as the type''s valueOf or parse method takes it; an enum constant by its name"),
    JOIN_TABLE_SHARED(
            "ATH1139",
            "{0}: its join table {1} is that of {2} too: whoever changes both writes a row twice",
            "Make one of them the inverse side with mappedBy, or annotate it with @ViewOnly"),
    JOIN_TABLE_OF_ENTITY(
            "ATH1140",
            "{0}: its join table {1} is the table of {2}, which has no attribute over the column {3}",
            "Name the columns of the entity with @JoinTable(joinColumns = ..., inverseJoinColumns = ...)"),
    ORPHAN_OF_SEVERAL(
            "ATH1141",
            "{0}: a {1} with @DeleteOrphan: what leaves this owner can have another one",
            "Add @SingleParent, so that nothing has two owners, or remove @DeleteOrphan"),
    NEEDS_WEAVING(
            "ATH1142",
            "{0}: the class is not woven, and needs to be for: {1}",
            "Weave it at build time with the Byte Buddy plug-in and dev.athanor.enhance.AthanorPlugin or start the JVM"
                    + " with -javaagent and the jar athanor-bytecode-enhancer; or choose otherwise"),
    GRAPH_TWICE("ATH1180", "{0}: the entity graph name {1} belongs to {2} too", "Rename one of the graphs"),
    GRAPH_ATTRIBUTE("ATH1181", "{0}: the entity graph {1} has a node {3}, and {2} has no such attribute", "Correct it"),
    GRAPH_PART(
            "ATH1182",
            "{0}: the entity graph {1} has no subgraph {2}, which its node {3} names",
            "Add @NamedSubgraph(name = \"{2}\")"),
    GRAPH_LEAF(
            "ATH1183",
            "{0}: the entity graph {1} has the subgraph {2} for its node {3}, which leads to no entity or embeddable",
            "Remove the subgraph from the node"),
    GRAPH_CIRCLE(
            "ATH1184",
            "{0}: the subgraph {2} of the entity graph {1} contains itself",
            "End it where nothing more is to be fetched"),
    GRAPH_TYPE(
            "ATH1185",
            "{0}: the entity graph {1} has a subgraph of the type {2}, which is no mapped subclass of {3}",
            "Correct the type, or leave it out"),
    RESULT_TWICE("ATH1190", "{0}: the result mapping name {1} belongs to {2} too", "Rename one of the mappings"),
    RESULT_UNKNOWN(
            "ATH1191",
            "{0}: the named query {1} wants the result mapping {2}, which is not there",
            "Add @SqlResultSetMapping(name = \"{2}\")"),
    RESULT_WRONG("ATH1192", "{0}: the result mapping {1} is wrong: {2}", "Correct the annotation");

    private final String code;
    private final String template;
    private final String remedy;

    MappingMessage(String code, String template, String remedy) {
        this.code = code;
        this.template = template;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
