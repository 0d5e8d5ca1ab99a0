package dev.athanor.message;

import org.jspecify.annotations.Nullable;

/**
 * The messages of start-up: 01 persistence.xml, 02 properties, 03 data sources, 04 managed classes. Apostrophes are
 * doubled because the texts are {@link java.text.MessageFormat} patterns.
 */
public enum BootMessage implements MessageCode {
    XML_MALFORMED("ATH0101", "{0}: this is not well-formed XML: {1}", "Correct the file at this place."),
    XML_UNREADABLE("ATH0102", "{0}: the file cannot be read: {1}", "Check the file and the permission to read it."),
    XML_WRONG_ROOT(
            "ATH0103",
            "{0}: the root element <{1}> of namespace ''{2}'' is not that of a persistence.xml",
            "Begin the file with <persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">."),
    XML_WRONG_VERSION("ATH0104", "{0}: version ''{1}'' of persistence.xml is unknown", "Known versions: {2}."),
    XML_MISSING_ATTRIBUTE("ATH0105", "{0}: <{1}> has no attribute ''{2}''", "Write <{1} {2}=\"...\">."),
    XML_UNKNOWN_ELEMENT("ATH0106", "{0}: <{1}> is unknown inside <{2}>", "{3}"),
    XML_UNKNOWN_ATTRIBUTE("ATH0107", "{0}: <{1}> has an unknown attribute ''{2}''", "{3}"),
    XML_WRONG_VALUE("ATH0108", "{0}: {1} has the value ''{2}''", "{3}"),
    XML_ELEMENT_TWICE(
            "ATH0109", "{0}: <{1}> appears a second time in the persistence unit ''{2}''", "Keep one of the two."),
    XML_EMPTY_ELEMENT("ATH0110", "{0}: <{1}> is empty", "Write its value, or remove the element."),
    DUPLICATE_UNIT(
            "ATH0111",
            "{0}: the persistence unit ''{1}'' is defined a second time, first at {2}",
            "Give each unit a name of its own, or take one of the files off the class path."),
    UNIT_NOT_FOUND("ATH0112", "There is no persistence unit ''{0}''; units found: {1}; files looked at: {2}", "{3}"),
    NO_PERSISTENCE_XML(
            "ATH0113",
            "There is no persistence unit ''{0}'', because the class path has no META-INF/persistence.xml",
            "Put META-INF/persistence.xml into the root of a directory or jar of the class path, or configure the unit with"
                    + " jakarta.persistence.PersistenceConfiguration."),

    PROPERTY_UNKNOWN("ATH0201", "{0}: the property ''{1}'' is unknown and has no effect", "{2}"),
    PROPERTY_WRONG_VALUE("ATH0202", "{0}: the property ''{1}'' cannot be {2}", "Allowed: {3}."),
    PROPERTY_OLD_NAME("ATH0203", "{0}: the property ''{1}'' has been renamed", "Write ''{2}''."),
    PROPERTY_MISSING(
            "ATH0205",
            "The property ''{0}'' with the value ''{1}'' needs another one, ''{2}'', which is not given",
            "Give ''{2}''."),
    PROPERTY_WRONG_PLACE("ATH0204", "{0}: the property ''{1}'' has no effect here", "It belongs to: {2}."),

    DRIVER_MISSING(
            "ATH0301",
            "The JDBC driver {0} is not on the class path",
            "Add its jar{1}, or correct jakarta.persistence.jdbc.driver."),
    DRIVER_UNKNOWN_FOR_URL(
            "ATH0302",
            "No JDBC driver on the class path accepts the URL ''{0}''",
            "Add the jar of the driver{1}, or correct jakarta.persistence.jdbc.url."),
    DRIVER_REFUSES_URL(
            "ATH0303",
            "The JDBC driver {0} does not accept the URL ''{1}''",
            "Correct jakarta.persistence.jdbc.url or jakarta.persistence.jdbc.driver; they do not belong together."),
    URL_NOT_JDBC(
            "ATH0304",
            "The URL ''{0}'' is not a JDBC URL",
            "Write jakarta.persistence.jdbc.url in the form jdbc:<database>:..., for example"
                    + " jdbc:postgresql://localhost:5432/shop."),
    URL_MISSING(
            "ATH0305",
            "The property ''{0}'' is given, but jakarta.persistence.jdbc.url is not",
            "Give the URL of the database too, or remove the property to use an embedded database in memory."),
    NOT_A_DRIVER(
            "ATH0306",
            "The class {0} is not a usable java.sql.Driver: {1}",
            "Name the driver''s class in jakarta.persistence.jdbc.driver."),
    JNDI_FAILED(
            "ATH0307",
            "The data source ''{0}'' cannot be looked up: {1}",
            "Check the name and that this environment has JNDI; or give a javax.sql.DataSource, or"
                    + " jakarta.persistence.jdbc.url."),
    JNDI_WRONG_TYPE("ATH0308", "The JNDI name ''{0}'' gives {1}, not a javax.sql.DataSource", "Check the name."),
    H2_MISSING(
            "ATH0309",
            "The persistence unit ''{0}'' names no database, and the embedded one is not on the class path",
            "Give jakarta.persistence.jdbc.url or a data source, or add com.h2database:h2 to the class path."),
    EMBEDDED_DATABASE(
            "ATH0310",
            "The persistence unit ''{0}'' names no database: an H2 database in memory serves it and ends with the factory",
            "To keep data, give jakarta.persistence.jdbc.url."),
    POOL_UNKNOWN_PROPERTY("ATH0311", "The connection pool has no property ''{0}''", "{1}"),
    POOL_WRONG_VALUE("ATH0312", "The property ''{0}'' cannot be ''{1}'': {2}", "Correct the value."),
    POOL_RESERVED_PROPERTY("ATH0313", "The property ''{0}'' is not open to configuration", "{1}"),
    POOL_REFUSED(
            "ATH0314", "The settings of the connection pool do not fit: {0}", "Correct the athanor.hikari properties."),
    DATABASE_UNREACHABLE(
            "ATH0321",
            "{0} cannot be reached: {1}",
            "Check that the database runs, and the host and port of its address."),
    LOGIN_REFUSED(
            "ATH0322",
            "{0} refuses the login: {1}",
            "Check jakarta.persistence.jdbc.user and jakarta.persistence.jdbc.password."),
    DATABASE_UNKNOWN(
            "ATH0323", "{0} does not exist: {1}", "Check the name of the database in its address, or create it."),
    CONNECTION_FAILED(
            "ATH0324", "{0} gives no connection: {1}", "Check the address of the database and the settings in it."),
    POOL_EXHAUSTED(
            "ATH0325",
            "No connection to {0} became free: {1}",
            "Close each EntityManager and end each transaction in time, or raise athanor.hikari.maximumPoolSize."),

    DATABASE_UNDESCRIBED(
            "ATH0326",
            "The database of the persistence unit ''{0}'' does not describe itself (SQL state {1})",
            "See the cause; check that the driver fits the database."),
    BOUND_DIFFERENTLY(
            "ATH0330",
            "The persistence unit ''{0}'' maps the relationships of {1} as [{2}], but another open factory maps them as"
                    + " [{3}]",
            "Close the other factory first, or map the class alike in both units: instances without a session follow one"
                    + " mapping."),

    TRANSFORMER_REFUSED(
            "ATH0331",
            "The container does not weave the classes of the persistence unit ''{0}'': {1}",
            "Weave them with the build plug-in or the agent."),

    JTA_API_MISSING(
            "ATH0332",
            "The persistence unit ''{0}'' has JTA transactions, and jakarta.transaction is not on the class path",
            "Add jakarta.transaction:jakarta.transaction-api and a transaction manager, or set the transaction-type to"
                    + " RESOURCE_LOCAL."),
    JTA_NOT_FOUND(
            "ATH0333",
            "The persistence unit ''{0}'' has JTA transactions, and none of these names leads to a transaction manager: {1}",
            "Give a TransactionManager or TransactionSynchronizationRegistry, or the JNDI name of one, in"
                    + " athanor.jta.transaction-manager."),
    JTA_WRONG_TYPE(
            "ATH0334",
            "{0} is neither a TransactionManager nor a TransactionSynchronizationRegistry of jakarta.transaction",
            "Correct athanor.jta.transaction-manager."),
    JTA_DATA_SOURCE_MISSING(
            "ATH0335",
            "The persistence unit ''{0}'' has JTA transactions and no JTA data source",
            "Give one in <jta-data-source> or jakarta.persistence.jtaDataSource, or set the transaction-type to"
                    + " RESOURCE_LOCAL."),
    JTA_NAME_FAILED("ATH0336", "The transaction manager ''{0}'' cannot be looked up: {1}", "Check the name."),

    MAPPING_FILE_UNREAD(
            "ATH0340",
            "The persistence unit ''{0}'' has the mapping file {1}, and mapping files are not read yet: nothing in it has an"
                    + " effect",
            "Say with annotations what it says."),

    CLASS_NOT_FOUND("ATH0401", "{0}: the class {1} of the persistence unit ''{2}'' is not on the class path", "{3}"),
    JAR_NOT_FOUND(
            "ATH0402",
            "{0}: the <jar-file> ''{1}'' of the persistence unit ''{2}'' does not exist; looked for {3}",
            "Write its path relative to the folder that holds the unit''s own directory or jar, or as a file: URL."),
    SCAN_FAILED(
            "ATH0403",
            "The classes in {0} cannot be listed: {1}",
            "Check the file, or list the classes in persistence.xml and add"
                    + " <exclude-unlisted-classes>true</exclude-unlisted-classes>."),
    SCAN_UNSUPPORTED(
            "ATH0404",
            "The classes in {0} cannot be listed, because locations of this kind cannot be searched",
            "List the classes in persistence.xml."),
    CLASS_FILE_UNREADABLE(
            "ATH0405",
            "The class file of {0} cannot be read: {1}",
            "Compile it for a Java version that this Athanor knows, or take it out of the persistence unit.");

    private final String code;
    private final String template;
    private final String remedy;

    BootMessage(String code, String template, String remedy) {
        this.code = code;
        this.template = template;
        this.remedy = remedy;
    }

    /** What an exception says of itself, for a hole of a message. */
    public static String reason(Throwable problem) {
        @Nullable String text = problem.getMessage();
        return text == null || text.isBlank() ? problem.getClass().getName() : text.strip();
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
