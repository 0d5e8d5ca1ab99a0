package dev.athanor.jpa;

import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.message.DatabaseException;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of one factory, at the program's command. Thread-safe. */
final class SchemaManagerAdapter implements SchemaManager {
    private final SessionFactory factory;

    SchemaManagerAdapter(SessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void create(boolean createSchemas) {
        factory.createTables(createSchemas);
    }

    @Override
    public void drop(boolean dropSchemas) {
        factory.dropTables(dropSchemas);
    }

    @Override
    public void validate() throws SchemaValidationException {
        List<DatabaseException> differences = factory.schemaDifferences();
        if (!differences.isEmpty()) {
            throw new SchemaValidationException(
                    differences.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
                    differences.toArray(Exception[]::new));
        }
    }

    @Override
    public void truncate() {
        factory.truncateTables();
    }
}
