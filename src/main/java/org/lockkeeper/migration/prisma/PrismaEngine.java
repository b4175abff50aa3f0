package org.lockkeeper.migration.prisma;

import java.nio.file.Path;
import java.util.Map;
import org.lockkeeper.connection.Project;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.HistoryMark;
import org.lockkeeper.migration.MigrationEngine;

/** Prisma Migrate, versions 2 to 7, without Prisma: the same folders, the same history table, the same lock. */
public final class PrismaEngine implements MigrationEngine {
    private final Project project;
    private final Path location;
    private final MigrationsFolder folder;
    private final boolean locks;

    /** @throws LockkeeperException if the project names none or several locations */
    public PrismaEngine(Project project) {
        this(project, System.getenv());
    }

    /** @param environment variables, of which Prisma's own switch for the advisory lock is honoured */
    PrismaEngine(Project project, Map<String, String> environment) {
        if (project.locations().size() != 1) {
            throw new LockkeeperException(
                    "LK-MIG-FOLDER",
                    ExitCode.USAGE,
                    "A Prisma project has one migrations folder; \"locations\" of the workspace names %d."
                            .formatted(project.locations().size()));
        }
        this.project = project;
        this.location = project.locations().getFirst();
        this.folder = new MigrationsFolder(location);
        String off = environment.getOrDefault(MigrationLock.SWITCH, "");
        this.locks = off.isEmpty() || off.equals("0");
    }

    @Override
    public Scripts load() {
        return new PrismaScripts(folder.read(), TransactionRule.of(project, location), project.historySchema(), locks);
    }

    @Override
    public String historyMark(Database database) {
        try (ReadSession session = database.read()) {
            return HistoryMark.of(session, project.historySchema(), "_prisma_migrations");
        }
    }
}
