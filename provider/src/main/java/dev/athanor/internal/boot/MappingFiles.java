package dev.athanor.internal.boot;

import java.util.ArrayList;
import java.util.List;

/** The mapping files of a unit: those that it names, and META-INF/orm.xml, which need not be named. */
final class MappingFiles {
    private static final String IMPLICIT = "META-INF/orm.xml";

    private MappingFiles() {}

    /** Names of resources, in the order in which they count. */
    static List<String> of(PersistenceUnit unit) {
        List<String> names = new ArrayList<>();
        unit.mappingFiles().forEach(file -> names.add(file.value()));
        if (!names.contains(IMPLICIT) && unit.classLoader().getResource(IMPLICIT) != null) {
            names.add(IMPLICIT);
        }
        return names;
    }
}
