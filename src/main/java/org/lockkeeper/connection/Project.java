package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the migrations are and whose history they have.
 *
 * @param locations folders with migrations, absolute
 * @param historySchema the schema of {@code _prisma_migrations}; for Flyway see {@link FlywaySettings#defaultSchema()}
 * @param transactionMode overrides what the project's Prisma version says
 */
public record Project(
        String name,
        ProjectKind kind,
        List<Path> locations,
        String historySchema,
        Optional<TransactionMode> transactionMode,
        FlywaySettings flyway) {

    public Project {
        locations = List.copyOf(locations);
    }

    /** The schema that a script's names without one mean. */
    public String schema() {
        return switch (kind) {
            case PRISMA -> historySchema;
            case FLYWAY ->
                flyway.defaultSchema()
                        .or(() -> flyway.schemas().stream().findFirst())
                        .orElse("public");
        };
    }
}
