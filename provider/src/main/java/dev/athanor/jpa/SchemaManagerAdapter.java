package dev.athanor.jpa;

import dev.athanor.internal.boot.SessionFactory;
import jakarta.persistence.SchemaManager;

/** The tables of one factory, at the program's command. Thread-safe. */
final class SchemaManagerAdapter implements SchemaManager {
    private final SessionFactory factory;

    SchemaManagerAdapter(SessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void create(boolean createSchemas) {
        factory.createTables();
    }

    @Override
    public void drop(boolean dropSchemas) {
        factory.dropTables();
    }

    @Override
    public void validate() {
        throw Unsupported.SCHEMA_VALIDATION.exception();
    }

    @Override
    public void truncate() {
        throw Unsupported.SCHEMA_TRUNCATION.exception();
    }
}
