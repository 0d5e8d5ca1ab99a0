package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake in a persistence.xml is told with its place and what to do about it. */
class PersistenceXmlErrorTest {
    private static final String KNOWN_ELEMENTS = "Known here: <description>, <provider>, <qualifier>, <scope>,"
            + " <jta-data-source>, <non-jta-data-source>, <mapping-file>, <jar-file>, <class>,"
            + " <exclude-unlisted-classes>, <shared-cache-mode>, <validation-mode>, <properties>.";

    @TempDir
    Path folder;

    @Test
    void notWellFormed() {
        refused(
                ClassPath.HEAD + "<persistence-unit name='shop'>\n  <class>shop.Order</clas>\n</persistence-unit>"
                        + ClassPath.FOOT,
                "ATH0101 %s, line 3, column 22: this is not well-formed XML: The element type \"class\" must be"
                        + " terminated by the matching end-tag \"</class>\". -> Correct the file at this place.");
    }

    @Test
    void empty() {
        refused(
                "",
                "ATH0101 %s, line 1, column 1: this is not well-formed XML: Premature end of file."
                        + " -> Correct the file at this place.");
    }

    @Test
    void anEntityFromOutside() {
        refused(
                "<!DOCTYPE persistence [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n" + ClassPath.HEAD
                        + "<persistence-unit name='shop'><description>&secret;</description></persistence-unit>"
                        + ClassPath.FOOT,
                "ATH0101 %s, line 3, column 52: this is not well-formed XML: The entity \"secret\" was referenced, but"
                        + " not declared. -> Correct the file at this place.");
    }

    @Test
    void anotherRoot() {
        refused(
                "\n  <beans xmlns='urn:beans'/>",
                "ATH0103 %s, line 2, column 3: the root element <beans> of namespace 'urn:beans' is not that of a"
                        + " persistence.xml -> Begin the file with"
                        + " <persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">.");
    }

    @Test
    void noNamespace() {
        refused(
                "<persistence version='3.2'/>",
                "ATH0103 %s, line 1, column 1: the root element <persistence> of namespace '' is not that of a"
                        + " persistence.xml -> Begin the file with"
                        + " <persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">.");
    }

    @Test
    void unknownVersion() {
        refused(
                "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'\n version='9.9'/>",
                "ATH0104 %s, line 1, column 1: version '9.9' of persistence.xml is unknown"
                        + " -> Known versions: 1.0, 2.0, 2.1, 2.2, 3.0, 3.1, 3.2.");
    }

    @Test
    void noVersion() {
        refused(
                "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'/>",
                "ATH0105 %s, line 1, column 1: <persistence> has no attribute 'version'"
                        + " -> Write <persistence version=\"...\">.");
    }

    @Test
    void aUnitWithoutName() {
        refused(
                ClassPath.HEAD + "  <persistence-unit/>" + ClassPath.FOOT,
                "ATH0105 %s, line 2, column 3: <persistence-unit> has no attribute 'name'"
                        + " -> Write <persistence-unit name=\"...\">.");
    }

    @Test
    void aPropertyWithoutValue() {
        refused(
                unit("<properties>\n<property name='a'/></properties>"),
                "ATH0105 %s, line 3, column 1: <property> has no attribute 'value' -> Write <property value=\"...\">.");
    }

    @Test
    void aMisspeltElement() {
        refused(
                unit("\n  <prvider>p.Provider</prvider>"),
                "ATH0106 %s, line 3, column 3: <prvider> is unknown inside <persistence-unit>"
                        + " -> Did you mean <provider>? " + KNOWN_ELEMENTS);
    }

    @Test
    void anUnknownElement() {
        refused(
                unit("<entities/>"),
                "ATH0106 %s, line 2, column 31: <entities> is unknown inside <persistence-unit> -> " + KNOWN_ELEMENTS);
    }

    @Test
    void anElementInTheWrongPlace() {
        refused(
                ClassPath.HEAD + "<class>shop.Order</class>" + ClassPath.FOOT,
                "ATH0106 %s, line 2, column 1: <class> is unknown inside <persistence>"
                        + " -> Known here: <persistence-unit>.");
    }

    @Test
    void anElementInsideText() {
        refused(
                unit("<class>shop.<b>Order</b></class>"),
                "ATH0106 %s, line 2, column 43: <b> is unknown inside <class> -> This element holds only text.");
    }

    @Test
    void aMisspeltAttribute() {
        refused(
                ClassPath.HEAD + "<persistence-unit name='shop' transaction='JTA'/>" + ClassPath.FOOT,
                "ATH0107 %s, line 2, column 1: <persistence-unit> has an unknown attribute 'transaction'"
                        + " -> Known attributes: name, transaction-type.");
        refused(
                ClassPath.HEAD + "<persistence-unit nam='shop'/>" + ClassPath.FOOT,
                "ATH0107 %s, line 2, column 1: <persistence-unit> has an unknown attribute 'nam'"
                        + " -> Did you mean 'name'? Known attributes: name, transaction-type.");
    }

    @Test
    void anAttributeWhereThereIsNone() {
        refused(
                unit("<class name='shop.Order'/>"),
                "ATH0107 %s, line 2, column 31: <class> has an unknown attribute 'name'"
                        + " -> Remove it: this element has no attributes.");
    }

    @Test
    void aWrongTransactionType() {
        refused(
                ClassPath.HEAD + "<persistence-unit name='shop' transaction-type='resource_local'/>" + ClassPath.FOOT,
                "ATH0108 %s, line 2, column 1: the attribute 'transaction-type' has the value 'resource_local'"
                        + " -> Did you mean 'RESOURCE_LOCAL'? Allowed values: JTA, RESOURCE_LOCAL.");
    }

    @Test
    void aWrongCacheMode() {
        refused(
                unit("<shared-cache-mode>SOME</shared-cache-mode>"),
                "ATH0108 %s, line 2, column 31: <shared-cache-mode> has the value 'SOME'"
                        + " -> Allowed values: ALL, NONE, ENABLE_SELECTIVE, DISABLE_SELECTIVE, UNSPECIFIED.");
    }

    @Test
    void aWrongValidationMode() {
        refused(
                unit("<validation-mode>CALBACK</validation-mode>"),
                "ATH0108 %s, line 2, column 31: <validation-mode> has the value 'CALBACK'"
                        + " -> Did you mean 'CALLBACK'? Allowed values: AUTO, CALLBACK, NONE.");
    }

    @Test
    void aWrongTruth() {
        refused(
                unit("<exclude-unlisted-classes>ture</exclude-unlisted-classes>"),
                "ATH0108 %s, line 2, column 31: <exclude-unlisted-classes> has the value 'ture'"
                        + " -> Did you mean 'true'? Allowed values: true, false.");
    }

    @Test
    void anElementTwice() {
        refused(
                unit("<provider>a.P</provider><provider>b.P</provider>"),
                "ATH0109 %s, line 2, column 55: <provider> appears a second time in the persistence unit 'shop'"
                        + " -> Keep one of the two.");
    }

    @Test
    void anEmptyElement() {
        refused(
                unit("<class>\n</class>"),
                "ATH0110 %s, line 2, column 31: <class> is empty -> Write its value, or remove the element.");
    }

    @Test
    void twoUnitsOfOneName() {
        refused(
                ClassPath.HEAD + "<persistence-unit name='shop'/>\n<persistence-unit name='shop'/>" + ClassPath.FOOT,
                "ATH0111 %1$s, line 3, column 1: the persistence unit 'shop' is defined a second time, first at"
                        + " %1$s, line 2, column 1 -> Give each unit a name of its own, or take one of the files off"
                        + " the class path.");
    }

    @Test
    void aFileThatIsNotThere() {
        Path missing = folder.resolve("nothing.xml");
        assertThat(Files.exists(missing)).isFalse();

        assertThatThrownBy(() -> PersistenceUnitReader.read(
                        ClassPath.url(missing), getClass().getClassLoader()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0102 " + ClassPath.url(missing) + ": the file cannot be read: " + missing
                        + " (No such file or directory) -> Check the file and the permission to read it.");
    }

    /** A unit whose content begins at column 31 of line 2. */
    private static String unit(String content) {
        return ClassPath.HEAD + "<persistence-unit name='shop'>" + content + "</persistence-unit>\n" + ClassPath.FOOT;
    }

    private void refused(String content, String message) {
        ClassPath.unit(content).directory(folder);
        String file = ClassPath.url(folder.resolve("META-INF/persistence.xml")).toString();

        assertThatThrownBy(() -> PersistenceUnitReader.readAll(ClassPath.loader(ClassPath.url(folder))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message.formatted(file));
    }
}
