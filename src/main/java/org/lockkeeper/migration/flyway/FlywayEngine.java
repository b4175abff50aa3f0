package org.lockkeeper.migration.flyway;

import org.lockkeeper.connection.Project;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.migration.MigrationEngine;

/** Flyway's open source edition, through its own API. No type of Flyway leaves this package, and nothing here can clean. */
public final class FlywayEngine implements MigrationEngine {
    private final Project project;

    public FlywayEngine(Project project) {
        this.project = project;
    }

    @Override
    public Scripts load() {
        FlywayOptions options = FlywayOptions.of(project);
        return new FlywayScripts(options, ScriptCatalog.read(options.locations(), options.configure()));
    }

    @Override
    public String historyMark(Database database) {
        try (ReadSession session = database.read()) {
            return HistoryTable.find(session, FlywayOptions.of(project).configure())
                    .mark(session);
        }
    }
}
