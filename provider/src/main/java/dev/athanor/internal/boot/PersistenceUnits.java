package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The persistence units that a class loader shows, and the files that they were looked for in; immutable.
 *
 * @param units the units, in the order of the class path
 * @param files the addresses of the persistence.xml files
 */
public record PersistenceUnits(List<PersistenceUnit> units, List<String> files) {

    /** Copies the lists. */
    public PersistenceUnits {
        units = List.copyOf(units);
        files = List.copyOf(files);
    }

    /**
     * The unit of this name, if there is one.
     *
     * @throws ConfigurationException if two units have the name
     */
    public Optional<PersistenceUnit> find(String name) {
        List<PersistenceUnit> found =
                units.stream().filter(unit -> unit.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new ConfigurationException(
                    BootMessage.DUPLICATE_UNIT,
                    found.get(1).origin(),
                    name,
                    found.get(0).origin());
        }
        return found.stream().findFirst();
    }

    /**
     * The unit of this name.
     *
     * @throws ConfigurationException if there is none, or more than one
     */
    public PersistenceUnit require(String name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    private ConfigurationException notFound(String name) {
        if (files.isEmpty()) {
            return new ConfigurationException(BootMessage.NO_PERSISTENCE_XML, name);
        }
        List<String> names = units.stream().map(PersistenceUnit::name).toList();
        String found = names.isEmpty()
                ? "none"
                : names.stream().map(known -> "'" + known + "'").collect(Collectors.joining(", "));
        String remedy = Optional.ofNullable(Suggestions.nearest(name, names))
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Correct the name, or add the unit to one of these files.");
        return new ConfigurationException(BootMessage.UNIT_NOT_FOUND, name, found, String.join(", ", files), remedy);
    }
}
